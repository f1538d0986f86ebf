import type { SettingChangeView, SettingHistoryPage } from '@zentrale/protocol';
import {
  keyOf,
  settingHistory,
  settingOfKey,
  type SettingStep,
} from '@zentrale/routing/adapters/sql/settings-history.ts';
import type { TenantId } from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';

/** Who changed what when, newest first. */
export async function readSettingHistory(
  centre: Centre,
  tenantId: TenantId,
  { key, before, limit }: { key?: string | undefined; before?: number | undefined; limit: number },
): Promise<SettingHistoryPage> {
  return centre.store.transact(tenantId, async (tx) => {
    // One more than asked for tells whether there is anything older.
    const steps = await settingHistory(tx, {
      limit: limit + 1,
      ...(key === undefined ? {} : { setting: settingOfKey(key) }),
      ...(before === undefined ? {} : { before }),
    });
    const people = await centre.directory.people(tx);
    const names = new Map<string, string>(people.map(({ personId, name }) => [personId, name]));
    const items = steps.slice(0, limit).map((step) => viewOf(step, names));
    return { items, nextBefore: steps.length > limit ? (items.at(-1)?.version ?? null) : null };
  });
}

function viewOf(
  { change, before, isCurrent, present }: SettingStep,
  names: ReadonlyMap<string, string>,
): SettingChangeView {
  const { kind, settingId, version, changedAt, byPersonId, value } = change;
  const named = value ?? before;
  return {
    settingKey: keyOf(change),
    kind,
    settingId,
    name: named !== null && 'name' in named ? named.name : '',
    version,
    changedAt,
    changedBy:
      byPersonId === null
        ? null
        : { personId: byPersonId, name: names.get(byPersonId) ?? byPersonId },
    before: membersOf(before),
    after: membersOf(value),
    isCurrent,
    present: isCurrent ? null : membersOf(present),
  };
}

function membersOf(value: SettingStep['before']): Record<string, unknown> | null {
  return value === null ? null : { ...value };
}
