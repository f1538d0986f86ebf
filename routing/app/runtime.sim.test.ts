import type { Recorded } from '@zentrale/kernel/history';
import { describe, expect, test } from 'vitest';
import {
  brokenInvariants,
  evolve,
  initial,
  nextDeadline,
  stateDigest,
  type RoutingCommand,
  type RoutingFact,
  type WorkingState,
} from '../core/index.ts';
import { agentId, drawFrom, nextCommand, openingCommands } from '../testing/index.ts';
import { RuntimeWorld, settle, tenantId } from '../testing/runtime-world.ts';

function replay(history: readonly Recorded<RoutingFact>[]): WorkingState {
  const state = initial();
  for (const recorded of history) evolve(state, recorded);
  return state;
}

describe('the runtime under faults', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'loses and doubles nothing (seed %i)',
    async (seed) => {
      const draw = drawFrom(seed);
      const world = new RuntimeWorld();
      const promised = new Map<string, RoutingCommand>();
      let faultCount = 0;
      const repeats: [unknown, unknown][] = [];
      for (const [index, command] of openingCommands().entries()) {
        await world.submit(`opening-${index}`, command);
      }
      for (let serial = 0; serial < 250; serial += 1) {
        const fault = (['before-write', 'after-write', 'conflict', 'rival'] as const)[draw(30)];
        if (fault !== undefined) world.events.failAppends(fault);
        if (draw(40) === 0) world.events.failClaims(1 + draw(3));
        if (fault !== undefined) faultCount += 1;
        if (draw(25) === 0) world.killAndStart();
        const state = replay(await world.history());
        const command = nextCommand(state, draw, serial);
        // Time passes by itself here.
        if (command.type === 'PassTime') world.clock.advance(draw(20_000));
        else {
          const result = await world.submit(`c${serial}`, command);
          if (result.ok) promised.set(`c${serial}`, command);
          const isRepeated = draw(5) === 0;
          const again = isRepeated ? await world.submit(`c${serial}`, command) : result;
          repeats.push([again, result]);
        }
        world.clock.advance(draw(3_000));
        await settle();
      }
      expect(faultCount).toBeGreaterThan(10);
      for (const [again, first] of repeats) expect(again).toEqual(first);
      await settleAll(world);
      await expectTruth(world, promised);
    },
    60_000,
  );
});

/** Faults are over: whatever is due must happen by itself. */
async function settleAll(world: RuntimeWorld): Promise<void> {
  world.events.failClaims(0);
  await world.submit('last-faults', { type: 'ConnectAgent', agentId: agentId('ann') });
  await world.submit('last', { type: 'ConnectAgent', agentId: agentId('ann') });
  for (let round = 0; round < 400; round += 1) {
    world.clock.advance(1_000);
    await settle();
  }
}

async function expectTruth(
  world: RuntimeWorld,
  promised: ReadonlyMap<string, unknown>,
): Promise<void> {
  const history = await world.history();
  const live = (await world.host.open(tenantId)).state;
  const replayed = replay(history);
  expect(stateDigest(replayed)).toBe(stateDigest(live));
  expect(brokenInvariants(live)).toEqual([]);
  expect(nextDeadline(live) ?? Infinity).toBeGreaterThan(world.clock.now());
  expect(history.map(({ version }) => version)).toEqual(history.map((_, index) => index + 1));
  const instants = history.map(({ recordedAt }) => recordedAt);
  expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  const asked = history.filter(({ fact }) => fact.asked !== undefined);
  const askedIds = asked.map((recorded) => String(recorded.commandId));
  expect(new Set(askedIds).size).toBe(askedIds.length);
  for (const id of promised.keys()) expect(askedIds).toContain(id);
  expect(world.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  await world.host.close();
}
