import type { Recorded } from '@zentrale/kernel/history';
import type { Tx } from '@zentrale/kernel/ports';
import { asId, type PersonId } from '@zentrale/kernel/values';
import { upcastFact, type RoutingConfigured, type RoutingFact } from '@zentrale/routing';
import {
  keyOf,
  recordSettings as record,
  type SettingChange,
} from '@zentrale/routing/adapters/sql/settings-history.ts';
import type { Centre } from '../compose/centre.ts';
import { topicKeyOf } from '../views/routing-settings.ts';
import { isZoneTold } from './sync-time-zone.ts';

/**
 * Keeps the history of routing's settings, and in the directory a copy of what routing says of
 * skills and of the time zone: the engine owns them, and everybody else reads them there.
 */
export async function recordSettings(
  centre: Centre,
  tx: Tx,
  recorded: readonly Recorded<RoutingFact>[],
): Promise<void> {
  const changes = await record(tx, recorded);
  if (changes.length === 0) return;
  for (const change of changes) await copySkills(centre, tx, change);
  for (const { fact } of recorded) {
    if (fact.type !== 'RoutingConfigured') continue;
    const { centre: own } = upcastFact(fact) as RoutingConfigured;
    if (isZoneTold(own)) await centre.directory.copyTimeZone(tx, own.timeZone);
  }
  const { tenantId } = tx;
  tx.afterCommit(() => {
    // Who changed it is known from here on.
    centre.touch(tenantId, 'routing-settings', changes.map(keyOf).map(topicKeyOf));
    const people = changes.filter(({ kind }) => kind === 'agent');
    if (people.length > 0) {
      const keys = people.map(({ settingId }) => `person:${settingId}`);
      centre.touch(tenantId, 'people', keys);
    }
  });
}

async function copySkills(centre: Centre, tx: Tx, change: SettingChange): Promise<void> {
  if (change.value === null) return;
  if (change.kind === 'skills') await centre.directory.copySkills(tx, change.value.skills);
  if (change.kind === 'agent') {
    const personId = asId<PersonId>(change.settingId);
    await centre.directory.copySkillsOf(tx, personId, change.value.skills);
  }
}
