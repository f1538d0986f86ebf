import type { Tx } from '@zentrale/kernel/ports';
import type { Recorded } from '@zentrale/kernel/history';
import { followFact, recordHistory } from '@zentrale/routing/adapters/sql/index.ts';
import type { RoutingFact } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import { DIALLING_REACTIONS } from './follow-dialling.ts';
import { PARTY_REACTIONS } from './follow-parties.ts';
import { followSupervision } from './follow-supervision.ts';
import { WAITING_REACTIONS } from './follow-waiting.ts';
import { WORK_REACTIONS } from './follow-work.ts';
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
  for (const { fact, version } of recorded) {
    await followFact(WAITING_REACTIONS, fact, centre, tx);
    await followFact(WORK_REACTIONS, fact, centre, tx);
    await followFact(DIALLING_REACTIONS, fact, centre, tx);
    await followFact(PARTY_REACTIONS, fact, centre, tx, version);
  }
  await followSupervision(centre, tx, recorded);
}
