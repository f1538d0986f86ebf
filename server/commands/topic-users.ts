import { accepted, refused, type QueueId, type Result } from '@zentrale/kernel/values';
import type { Skill } from '@zentrale/routing';
import type { CommandContext } from './context.ts';

interface UsedTopic {
  readonly topicId: string;
  readonly queueId: string;
  readonly skills: readonly { readonly skillId: string }[];
}

/**
 * Topics that customers choose lead to queues and ask for skills, and the engine does not know
 * them: what they name must stay, or the next customer could not be routed at all.
 */
async function topicsOf({ centre, principal }: CommandContext): Promise<readonly UsedTopic[]> {
  return centre.store.transact(principal.tenantId, async (tx) => {
    const { topics } = await centre.directory.centre(tx);
    const accounts = await centre.channels.accounts(tx);
    return [...topics, ...accounts.flatMap(({ settings }) => settings.topics ?? [])];
  });
}

export async function checkQueueFree(
  context: CommandContext,
  queueId: QueueId,
): Promise<Result<null>> {
  const topic = (await topicsOf(context)).find((one) => one.queueId === queueId);
  if (topic === undefined) return accepted(null);
  return refused('settings.in-use', { field: 'queueId', facts: { by: `topic:${topic.topicId}` } });
}

export async function checkSkillsFree(
  context: CommandContext,
  remaining: readonly Skill[],
): Promise<Result<null>> {
  const kept = new Set<string>(remaining.map(({ skillId }) => skillId));
  for (const { topicId, skills } of await topicsOf(context)) {
    const gone = skills.find(({ skillId }) => !kept.has(skillId));
    if (gone === undefined) continue;
    const facts = { by: `topic:${topicId}`, skillId: gone.skillId };
    return refused('settings.in-use', { field: 'skills', facts });
  }
  return accepted(null);
}
