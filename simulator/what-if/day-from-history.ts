import type { Recorded } from '@zentrale/kernel/history';
import type { Instant } from '@zentrale/kernel/values';
import { evolve, initial, upcastFact, type RoutingFact } from '@zentrale/routing';
import type { DayRecord } from './day-record.ts';
import { DayTally } from './day-tally.ts';
import { PresenceReader } from './presence-reader.ts';
import { commandOf, isSettingsFact, settingsOf } from './settings-facts.ts';
import { WorkReader } from './work-reader.ts';

/**
 * A day out of a tenant's routing history. `facts` begin with the tenant's first; those from
 * `endsAt` on are not needed. Customers who were refused left no facts, and so are not in it.
 */
export function dayFromHistory(
  facts: Iterable<Recorded<RoutingFact>>,
  startsAt: Instant,
  endsAt: Instant,
): DayRecord {
  const state = initial();
  const presence = new PresenceReader();
  const work = new WorkReader();
  const tally = new DayTally(startsAt, endsAt);
  const reconfigured: DayRecord['reconfigured'][number][] = [];
  let opening: DayRecord['opening'] | null = null;
  const begin = () => {
    presence.begin(state, startsAt);
    work.begin(state);
    for (const agentId of state.agents.keys()) tally.look(state, agentId, startsAt);
    return settingsOf(state);
  };
  for (const recorded of facts) {
    const at = recorded.recordedAt;
    if (at >= endsAt) break;
    const told = { ...recorded, fact: upcastFact(recorded.fact) };
    if (at >= startsAt) {
      opening ??= begin();
      presence.hear(told.fact, state, at);
      work.hear(told);
      if (isSettingsFact(told.fact)) reconfigured.push({ at, command: commandOf(told.fact) });
    }
    evolve(state, told);
    if (at >= startsAt) tally.hear(told, state);
  }
  opening ??= begin();
  const queueIds = [...state.queues.keys()];
  return {
    startsAt,
    endsAt,
    opening,
    reconfigured,
    presence: presence.changes,
    arrivals: work.arrivals,
    handling: work.handling(),
    patience: work.patience(queueIds),
    real: tally.figures(queueIds),
    leftOut: work.leftOut(),
    demand: { arrivalPct: {}, handlePct: {} },
  };
}
