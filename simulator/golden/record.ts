import { chance } from '@zentrale/kernel/chance';
import { minutes } from '@zentrale/kernel/values';
import { stateDigest, toJson, type RoutingState } from '@zentrale/routing';
import { MISCHIEF } from '../faults/courier.ts';
import { ordinaryCentre } from '../people/ordinary-centre.ts';
import { Shift } from '../trials/shift.ts';
import { engine, type Subject } from '../trials/subject.ts';
import type { Entry, History } from './history.ts';

/** Small enough for the repository, large enough for every kind of fact. */
const AGENT_COUNT = 8;

/** A day of a small centre with everything that happens in one. */
export function recordDay(name: string, seed: number, hours: number): History {
  const source = chance(seed, 'golden');
  const entries: Entry[] = [];
  const subject = recording(engine(), entries);
  const shift = new Shift({
    spec: ordinaryCentre(source.stream('centre'), false, AGENT_COUNT),
    chance: source,
    lengthMs: minutes(60 * hours),
    mischief: MISCHIEF,
    subject,
  });
  shift.run();
  const { state } = subject;
  const digest = stateDigest(state);
  return { head: { name, seed, hours, format: formatOf(state), digest }, entries };
}

/** The format of the JSON to which a state is written. */
export function formatOf(state: RoutingState): number {
  const json = toJson(state);
  const hasFormat = typeof json === 'object' && json !== null && 'format' in json;
  return hasFormat ? Number(json.format) : 0;
}

function recording(subject: Subject, entries: Entry[]): Subject {
  return {
    ...subject,
    perform(command, context) {
      const result = subject.perform(command, context);
      const facts = result.ok ? result.value.facts.map(({ fact }) => fact) : [];
      // Refusals and time that brings nothing have no part in what happened.
      if (facts.length > 0) entries.push({ ...context, command, facts });
      return result;
    },
  };
}
