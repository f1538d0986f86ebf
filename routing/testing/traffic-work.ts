// What agents do with what they hold, alone and together.
import type { InteractionState, RoutingCommand, RoutingState } from '../core/index.ts';
import * as build from './builders.ts';
import { pick, type Draw } from './draw.ts';
import { QUEUES } from './traffic-settings.ts';

function heldWork(state: RoutingState, draw: Draw): InteractionState | undefined {
  return pick(
    [...state.interactions.values()].filter(({ agentId }) => agentId !== null),
    draw,
  );
}

function names(work: InteractionState | undefined) {
  const { interactionId = build.interactionId('i0'), agentId } = work ?? {};
  return { interactionId, agentId: agentId ?? build.agentId('ann') };
}

export function workAct(state: RoutingState, draw: Draw, other: string): RoutingCommand {
  const work = heldWork(state, draw);
  const own = names(work);
  if (work?.state === 'wrap-up' && draw(4) > 0) return build.finish(own.interactionId, own.agentId);
  if (work?.state === 'parked' && draw(3) > 0) {
    return { type: 'ResumeInteraction', ...own, isOverride: draw(4) === 0 };
  }
  switch (draw(8)) {
    case 0:
      return build.toQueue(own.interactionId, own.agentId, pick(QUEUES, draw) ?? 'service');
    case 1:
      return build.toAgent(own.interactionId, own.agentId, other);
    case 2:
      return { type: 'HoldInteraction', ...own };
    case 3:
      return { type: 'RetrieveInteraction', ...own };
    case 4: {
      const untilAt = (state.recordedAt + 1 + draw(90_000)) as RoutingState['recordedAt'];
      return { type: 'ParkInteraction', ...own, ...(draw(2) === 0 ? { untilAt } : {}) };
    }
    case 5:
      return { type: 'ReopenInteraction', ...own };
    default:
      return build.complete(own.interactionId, own.agentId, 'solved');
  }
}

export function teamAct(state: RoutingState, draw: Draw, other: string): RoutingCommand {
  const work = heldWork(state, draw);
  const own = names(work);
  const partyAgentId = pick(work?.parties ?? [], draw)?.agentId ?? build.agentId(other);
  switch (draw(5)) {
    case 0:
      return { type: 'StartConference', ...own, partyAgentId };
    case 1:
      return { type: 'EndParty', ...own, partyAgentId };
    case 2:
      return { type: 'CompleteTransfer', ...own, toAgentId: partyAgentId };
    default:
      return { type: 'ConsultAgent', ...own, toAgentId: build.agentId(other) };
  }
}

export function takeAct(state: RoutingState, draw: Draw, agent: string): RoutingCommand {
  const waiting = [...state.interactions.values()].filter(({ agentId }) => agentId === null);
  return {
    type: 'TakeInteraction',
    interactionId: pick(waiting, draw)?.interactionId ?? build.interactionId('i0'),
    agentId: build.agentId(agent),
    isOverride: draw(3) === 0,
  };
}
