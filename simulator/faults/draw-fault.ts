import type { Chance } from '@zentrale/kernel/chance';
import { FAULT_KINDS, type FaultEvent } from './fault.ts';

const DAMAGES = ['digest', 'number', 'format', 'cut-off', 'gone'] as const;

/** Some fault, any of them. */
export function drawFault(chance: Chance): FaultEvent {
  const kind = chance.pick(FAULT_KINDS);
  const when = chance.pick(['before-write', 'after-write'] as const);
  const downMs = chance.between(50, 4_000);
  switch (kind) {
    case 'kill':
      return { kind, downMs };
    case 'kill-in-append':
      return { kind, when, downMs };
    case 'append-fails':
      return { kind, when };
    case 'store-unreachable':
      return { kind, forMs: chance.between(100, 15_000) };
    case 'store-slow':
      return { kind, forMs: chance.between(1_000, 20_000), delayMs: chance.between(5, 900) };
    case 'pause':
      return { kind, forMs: chance.between(500, 30_000) };
    case 'rival':
      return { kind, forMs: chance.between(500, 10_000) };
    case 'clock-step':
      return { kind, byMs: chance.pick([-1, 1]) * chance.between(1, 90_000) };
    case 'snapshot-damage':
      return { kind, how: chance.pick(DAMAGES), downMs };
    case 'restart':
      return { kind };
  }
}
