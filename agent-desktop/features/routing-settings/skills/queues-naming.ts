import type { QueueSettingsView } from '@zentrale/protocol/views';
import { parseExpression } from '@zentrale/routing/expression';

/** Names of the queues whose steps mention the skill. */
export function queuesNaming(skillId: string, queues: readonly QueueSettingsView[]): string[] {
  if (skillId === '') return [];
  return queues
    .filter(({ queue }) =>
      queue.steps.some(({ requirement }) => {
        const parsed = parseExpression(requirement);
        return parsed.ok && parsed.skillPlaces.some((place) => place.skillId === skillId);
      }),
    )
    .map(({ queue }) => queue.name);
}
