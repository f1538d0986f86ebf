// Commands as a busy and clumsy centre sends them: mostly sensible, often late, sometimes wrong.
import { durationMs } from '@zentrale/kernel/values';
import type { AgentConfig, RoutingCommand, RoutingState } from '../core/index.ts';
import * as build from './builders.ts';

/** Draws a whole number from 0 to below `bound`. */
export type Draw = (bound: number) => number;

const AGENTS = ['ann', 'bea', 'cem', 'dov'];
const QUEUES = ['service', 'second'];
const SKILLS = ['german', 'billing'];
const CHANNELS = ['chat', 'sms'];

/** Two queues with different policies, four agents with different abilities. */
export function openingCommands(): RoutingCommand[] {
  const channels: AgentConfig['capacity']['channels'] = {
    chat: { weight: 40, countMax: 2 },
    sms: { weight: 30, countMax: 2 },
  };
  return [
    build.skills(...SKILLS),
    build.queue('service', { wrapUpMs: durationMs(15_000) }),
    build.queue('second', {
      agentStrategy: 'best-proficiency',
      onAgentLost: 'keep',
      wrapUpMs: durationMs(0),
      lengthMax: 5,
    }),
    build.agent('ann', { queues: QUEUES, skills: { german: 90 }, channels }),
    build.agent('bea', { queues: ['service'], skills: { german: 40, billing: 80 }, channels }),
    build.agent('cem', { queues: ['second'], skills: { billing: 30 } }),
    build.agent('dov', { queues: QUEUES, channels, total: 60 }),
  ];
}

/** One command somebody might send now. */
export function nextCommand(state: RoutingState, draw: Draw, serial: number): RoutingCommand {
  const kind = KINDS[draw(KINDS.length)] ?? 'pass';
  const agent = pick(AGENTS, draw) ?? 'ann';
  switch (kind) {
    case 'request':
      return request(draw, serial);
    case 'cancel':
      return build.cancel(pick([...state.interactions.keys()], draw) ?? 'i0');
    case 'connect':
      return build.connect(agent);
    case 'disconnect':
      return build.disconnect(agent);
    case 'sign-out':
      return build.signOut(agent);
    case 'ready':
      return build.ready(agent);
    case 'not-ready':
      return build.notReady(agent, 'lunch', draw(2) === 0);
    case 'accept':
    case 'decline':
      return answer(state, draw, kind);
    case 'work':
      return work(state, draw, agent);
    case 'reconfigure':
      return reconfigure(draw);
    default:
      return build.passTime;
  }
}

const KINDS = [
  ...Array<string>(8).fill('request'),
  ...Array<string>(8).fill('accept'),
  ...Array<string>(8).fill('work'),
  ...Array<string>(5).fill('pass'),
  ...Array<string>(4).fill('ready'),
  ...Array<string>(4).fill('connect'),
  'cancel',
  'cancel',
  'decline',
  'decline',
  'not-ready',
  'disconnect',
  'sign-out',
  'reconfigure',
];

function request(draw: Draw, serial: number): RoutingCommand {
  const skill = pick(SKILLS, draw) ?? 'german';
  return build.request(`i${serial}`, {
    queue: pick(QUEUES, draw) ?? 'service',
    channel: pick(CHANNELS, draw) ?? 'chat',
    ...(draw(2) === 0 ? { skills: { [skill]: 1 + draw(60) } } : {}),
    ...(draw(3) === 0 ? { priority: draw(1_001) } : {}),
    ...(draw(4) === 0 ? { preferred: pick(AGENTS, draw) ?? 'ann' } : {}),
  });
}

function answer(state: RoutingState, draw: Draw, kind: 'accept' | 'decline'): RoutingCommand {
  const offer = pick([...state.offers.values()], draw);
  const number = offer === undefined ? draw(50) : Number(offer.offerId.slice('off_'.length));
  const name = offer?.agentId ?? 'ann';
  return kind === 'accept' ? build.accept(number, name) : build.decline(number, name);
}

function work(state: RoutingState, draw: Draw, other: string): RoutingCommand {
  const held = [...state.interactions.values()].filter(({ agentId }) => agentId !== null);
  const { interactionId: id = 'i0', agentId: by, state: place } = pick(held, draw) ?? {};
  if (place === 'wrap-up') return build.finish(id, by ?? 'ann');
  const choice = draw(5);
  if (choice === 0) return build.toQueue(id, by ?? 'ann', pick(QUEUES, draw) ?? 'service');
  if (choice === 1) return build.toAgent(id, by ?? 'ann', other);
  return build.complete(id, by ?? 'ann', 'solved');
}

function reconfigure(draw: Draw): RoutingCommand {
  const choice = draw(4);
  if (choice === 0) return { type: 'RemoveAgent', agentId: build.agentId('dov') };
  if (choice === 1) return build.agent('dov', { queues: QUEUES, total: 100 * draw(3) });
  if (choice === 2) {
    const agentStrategy = draw(2) === 0 ? 'longest-idle' : 'best-proficiency';
    return build.queue('service', { agentStrategy, wrapUpMs: durationMs(draw(2) * 15_000) });
  }
  return build.agent('cem', { queues: ['second'], skills: { billing: 1 + draw(100) } });
}

function pick<Item>(items: readonly Item[], draw: Draw): Item | undefined {
  return items.length === 0 ? undefined : items[draw(items.length)];
}

/** A small seeded generator, so that a failing run can be had again. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}
