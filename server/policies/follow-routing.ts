import type { Tx } from '@zentrale/kernel/ports';
import type { Recorded } from '@zentrale/kernel/history';
import { recordHistory } from '@zentrale/routing/adapters/sql/index.ts';
import type { RoutingFact } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import { followParties } from './follow-parties.ts';
import { followSupervision } from './follow-supervision.ts';
import { followWaiting } from './follow-waiting.ts';
import { followWork } from './follow-work.ts';
import { recordSettings } from './record-settings.ts';

/**
 * What follows from routing facts in conversation, journey and reports. Called with each fact
 * exactly once: the follower's position commits together with what is written here. Facts of
 * settings, presence and supervision that nobody in the conversation notices leave no trace here.
 */
export async function followRouting(
  centre: Centre,
  tx: Tx,
  recorded: readonly Recorded<RoutingFact>[],
): Promise<void> {
  const { timeZone } = await centre.directory.tenant(tx);
  await recordHistory(tx, recorded, { timeZone });
  await recordSettings(centre, tx, recorded);
  for (const each of recorded) {
    await followWaiting(centre, tx, each);
    await followWork(centre, tx, each);
    await followParties(centre, tx, each);
  }
  await followSupervision(centre, tx, recorded);
}
