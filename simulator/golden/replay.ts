import { canonicalJson } from '@zentrale/kernel/history';
import { evolve, initial, perform, stateDigest, type WorkingState } from '@zentrale/routing';
import type { History } from './history.ts';

/** The state to which the recorded facts alone lead. */
export function evolveHistory({ entries }: History): WorkingState {
  const state = initial();
  for (const { now, commandId, facts } of entries) {
    for (const fact of facts) {
      evolve(state, { version: state.version + 1, recordedAt: now, commandId, fact });
    }
  }
  return state;
}

/** The first command of which the engine now makes something else, and what; `null` when none. */
export function firstDifference({ head, entries }: History): string | null {
  const state = initial();
  for (const [index, { now, commandId, command, facts }] of entries.entries()) {
    const result = perform(state, command, { now, commandId });
    const made = result.ok ? result.value.facts.map(({ fact }) => fact) : [];
    if (canonicalJson(made) === canonicalJson(facts)) continue;
    const was = facts.map(({ type }) => type).join();
    const is = result.ok ? made.map(({ type }) => type).join() : result.refusal.kind;
    return `${head.name}: command ${index + 1} (${command.type}) gave ${was}, now ${is}`;
  }
  return stateDigest(state) === head.digest ? null : `${head.name}: the final state is another`;
}
