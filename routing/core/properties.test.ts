import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  accept,
  agent,
  agentId,
  centre,
  complete,
  drawFrom,
  finish,
  nextCommand,
  onDuty,
  openingCommands,
  passTime,
  queue,
  request,
  type Centre,
} from '../testing/index.ts';
import {
  fromJson,
  nextDeadline,
  stateDigest,
  toJson,
  type RoutingFact,
  type WorkingState,
} from './index.ts';

// A step is a pause and the draws from which `nextCommand` makes a command that fits the moment, so
// that fast-check can shrink what it finds. `Centre` checks every invariant after every step.
const step = fc.record({
  pauseMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40_000 })),
  draws: fc.array(fc.nat({ max: 10_000 }), { minLength: 8, maxLength: 8 }),
});
const shift = fc.array(step, { minLength: 1, maxLength: 150, size: 'max' });

function run(floor: Centre, steps: readonly { pauseMs: number; draws: readonly number[] }[]): void {
  for (const [serial, { pauseMs, draws }] of steps.entries()) {
    let at = 0;
    const draw = (bound: number) => (draws[at++ % draws.length] ?? 0) % bound;
    floor.after(pauseMs).when(nextCommand(floor.state, draw, serial));
  }
}

/** All but what needs settings that this centre does not change. */
const EVERY_FACT: readonly RoutingFact['type'][] = [
  'RoutingConfigured',
  'SkillsConfigured',
  'QueueConfigured',
  'ProfileConfigured',
  'AgentConfigured',
  'AgentRemoved',
  'AgentsScored',
  'InteractionQueued',
  'InteractionDue',
  'StepBegan',
  'InteractionOverflowed',
  'CallbackRequested',
  'PriorityChanged',
  'InteractionAbandoned',
  'InteractionCanceled',
  'OfferMade',
  'OfferAccepted',
  'OfferDeclined',
  'OfferMissed',
  'OfferRescinded',
  'InteractionAssigned',
  'InteractionHeld',
  'InteractionRetrieved',
  'InteractionParked',
  'InteractionReturned',
  'InteractionTransferred',
  'InteractionCompleted',
  'InteractionReopened',
  'InteractionClosed',
  'PartyJoined',
  'PartyConferenced',
  'PartyLeft',
  'SupervisionStarted',
  'SupervisionEnded',
  'AgentConnected',
  'AgentConnectionLost',
  'AgentWentOffline',
  'AgentBecameReady',
  'AgentBecameNotReady',
  'AgentStartedDraining',
  'SupervisorActed',
  'NothingChanged',
];

describe('whatever people do', () => {
  test('every invariant holds after every command, and a replay gives the same state', () => {
    fc.assert(
      fc.property(shift, (steps) => {
        const floor = centre().given(openingCommands());
        run(floor, steps);
        expect(floor.replayedDigest()).toBe(stateDigest(floor.state));
      }),
      { numRuns: 150 },
    );
  });

  test('long shifts bring every kind of fact there is', () => {
    const seen = new Set<string>();
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const floor = centre().given(openingCommands());
      const draw = drawFrom(seed);
      for (let serial = 0; serial < 2_000; serial += 1) {
        floor.after(draw(3) * draw(4_000)).when(nextCommand(floor.state, draw, serial));
      }
      for (const { fact } of floor.history) seen.add(fact.type);
      expect(floor.replayedDigest()).toBe(stateDigest(floor.state));
    }
    // A run that exercised little proves little.
    expect(EVERY_FACT.filter((type) => !seen.has(type))).toEqual([]);
  });

  test('a state restored from a snapshot decides as the original does', () => {
    fc.assert(
      fc.property(shift, shift, (before, after) => {
        const floor = centre().given(openingCommands());
        run(floor, before);
        const twin = floor.twin(restored(floor.state));
        run(floor, after);
        run(twin, after);
        expect(stateDigest(twin.state)).toBe(stateDigest(floor.state));
      }),
      { numRuns: 40 },
    );
  });

  test('passing time beyond the next deadline always makes progress, and repeating it none', () => {
    fc.assert(
      fc.property(shift, (steps) => {
        const floor = centre().given(openingCommands());
        run(floor, steps);
        for (let round = 0; round < 500; round += 1) {
          const due = nextDeadline(floor.state);
          if (due === null) return;
          floor.after(Math.max(0, due - floor.now)).when(passTime);
          expect(floor.types.length).toBeGreaterThan(0);
          expect(floor.when(passTime).types).toEqual([]);
        }
        throw new Error('deadlines never end');
      }),
      { numRuns: 60 },
    );
  });
});

function restored(state: WorkingState): WorkingState {
  const twin = fromJson(JSON.parse(JSON.stringify(toJson(state))));
  if (twin === null) throw new Error('not restored');
  return twin;
}

test('equal agents are treated equally over a long time', () => {
  const names = ['a1', 'a2', 'a3', 'a4', 'a5'];
  const floor = centre().given(
    queue('service'),
    names.map((name) => agent(name)),
    onDuty(...names),
  );
  const served = new Map<string, number>();
  for (let count = 1; count <= 1_000; count += 1) {
    const by = floor
      .after(100)
      .when(request(`i${count}`))
      .fact('OfferMade').agentId;
    served.set(by, (served.get(by) ?? 0) + 1);
    floor.given(accept(count, by), complete(`i${count}`, by), finish(`i${count}`, by));
  }
  expect([...served.values()]).toEqual([200, 200, 200, 200, 200]);
  expect(floor.state.agents.get(agentId('a1'))?.loadUsed).toBe(0);
});
