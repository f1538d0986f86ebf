// Commands as a busy and clumsy centre sends them: mostly sensible, often late, sometimes wrong.
import type { RoutingCommand, RoutingState } from '../core/index.ts';
import * as build from './builders.ts';
import { pick, type Draw } from './draw.ts';
import { AGENTS, PEOPLE, QUEUES, reconfigure, SKILLS } from './traffic-settings.ts';
import { takeAct, teamAct, workAct } from './traffic-work.ts';

export { openingCommands } from './traffic-settings.ts';

const CHANNELS = ['chat', 'sms', 'voice', 'email'];

/** One command somebody might send now. */
export function nextCommand(state: RoutingState, draw: Draw, serial: number): RoutingCommand {
  const kind = KINDS[draw(KINDS.length)] ?? 'pass';
  const agent = pick(AGENTS, draw) ?? 'ann';
  switch (kind) {
    case 'request':
      return request(state, draw, serial);
    case 'leave':
      return leave(state, draw);
    case 'connect':
      return build.connect(agent);
    case 'disconnect':
      return build.disconnect(agent);
    case 'sign-out':
      return build.signOut(agent, draw(2) === 0);
    case 'ready':
      return build.ready(agent);
    case 'not-ready':
      return build.notReady(agent, 'lunch', draw(2) === 0);
    case 'accept':
    case 'decline':
      return answer(state, draw, kind);
    case 'work':
      return workAct(state, draw, agent);
    case 'team':
      return teamAct(state, draw, agent);
    case 'take':
      return takeAct(state, draw, agent);
    case 'supervise':
      return supervise(state, draw, agent);
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
  ...Array<string>(4).fill('team'),
  ...Array<string>(3).fill('take'),
  ...Array<string>(3).fill('supervise'),
  ...Array<string>(2).fill('leave'),
  ...Array<string>(2).fill('decline'),
  'not-ready',
  'disconnect',
  'sign-out',
  'reconfigure',
];

function request(state: RoutingState, draw: Draw, serial: number): RoutingCommand {
  const skill = pick(SKILLS, draw) ?? 'german';
  const laterAt = (state.recordedAt + 1 + draw(60_000)) as RoutingState['recordedAt'];
  return build.request(`i${serial}`, {
    queue: pick(QUEUES, draw) ?? 'service',
    channel: pick(CHANNELS, draw) ?? 'chat',
    ...(draw(2) === 0 ? { skills: { [skill]: draw(60) } } : {}),
    ...(draw(3) === 0 ? { priority: draw(1_001) } : {}),
    ...(draw(4) === 0 ? { preferred: pick(AGENTS, draw) ?? 'ann' } : {}),
    ...(draw(4) === 0 ? { context: { tier: draw(2) === 0 ? 'gold' : 'silver' } } : {}),
    ...(draw(8) === 0 ? { notBeforeAt: laterAt } : {}),
  });
}

function leave(state: RoutingState, draw: Draw): RoutingCommand {
  const id = pick([...state.interactions.keys()], draw) ?? 'i0';
  const choice = draw(4);
  if (choice === 0) return { type: 'WakeInteraction', interactionId: build.interactionId(id) };
  if (choice > 1) return build.cancel(id);
  const untilAt = (state.recordedAt + draw(60_000)) as RoutingState['recordedAt'];
  return {
    type: 'RequestCallback',
    interactionId: build.interactionId(id),
    ...(draw(2) === 0 ? { notBeforeAt: untilAt } : {}),
  };
}

function answer(state: RoutingState, draw: Draw, kind: 'accept' | 'decline'): RoutingCommand {
  const offer = pick([...state.offers.values()], draw);
  const number = offer === undefined ? draw(50) : Number(offer.offerId.slice('off_'.length));
  const name = offer?.agentId ?? 'ann';
  return kind === 'accept' ? build.accept(number, name) : build.decline(number, name);
}

function supervise(state: RoutingState, draw: Draw, agent: string): RoutingCommand {
  const interactionId = build.interactionId(pick([...state.interactions.keys()], draw) ?? 'i0');
  const act = { byPersonId: PEOPLE.ruth, reason: 'because' };
  switch (draw(5)) {
    case 0:
      return { type: 'SetPriority', interactionId, priority: draw(1_001), ...act };
    case 1: {
      const to = (['ready', 'not-ready', 'signed-out'] as const)[draw(3)] ?? 'ready';
      return { type: 'ForceAgentState', agentId: build.agentId(agent), to, ...act };
    }
    case 2: {
      const mode = (['monitor', 'coach', 'barge'] as const)[draw(3)] ?? 'coach';
      return { type: 'SuperviseInteraction', interactionId, mode, ...act };
    }
    case 3:
      return { type: 'EndSupervision', interactionId, personId: PEOPLE.ruth };
    default:
      return {
        type: 'ReassignInteraction',
        interactionId,
        to:
          draw(2) === 0
            ? { agentId: build.agentId(agent) }
            : { queueId: build.queueId(pick(QUEUES, draw) ?? 'service') },
        isOverride: draw(2) === 0,
        ...act,
      };
  }
}
