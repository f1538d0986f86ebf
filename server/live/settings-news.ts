import type { Recorded } from '@zentrale/kernel/history';
import type { TenantId } from '@zentrale/kernel/values';
import type { RoutingFact, RoutingState } from '@zentrale/routing';
import { keyOf, settingOf } from '@zentrale/routing/adapters/sql/settings-history.ts';
import type { Centre } from '../compose/centre.ts';
import { topicKeyOf } from '../views/routing-settings.ts';

/** Tells live topics which settings of routing changed, and who works otherwise because of it. */
export function settingsCommitted(
  centre: Centre,
  tenantId: TenantId,
  facts: readonly Recorded<RoutingFact>[],
  state: RoutingState,
): void {
  const settings = facts.flatMap(({ fact }) => settingOf(fact) ?? []);
  if (settings.length === 0) return;
  const idsOf = (kind: string) =>
    settings.filter((setting) => setting.kind === kind).map(({ settingId }) => settingId);
  const bearers = bearersOf(state, new Set(idsOf('profile')));
  const agentKeys = bearers.map((agentId) => `agent:${agentId}`);
  centre.touch(
    tenantId,
    'routing-settings',
    [...settings.map(keyOf), ...agentKeys].map(topicKeyOf),
  );
  // A queue that was removed, and people whose queues and capacity came with their profile.
  centre.touch(tenantId, 'floor', [...idsOf('queue').map((id) => `queue:${id}`), ...agentKeys]);
  for (const agentId of bearers) centre.touch(tenantId, 'desk', ['agent'], agentId);
}

/** A profile changes what all agents who have it may do. */
function bearersOf({ agents }: RoutingState, profileIds: ReadonlySet<string>): string[] {
  if (profileIds.size === 0) return [];
  return [...agents.values()]
    .filter(({ config }) => profileIds.has(config.profileId ?? ''))
    .map(({ config }) => config.agentId);
}
