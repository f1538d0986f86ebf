import { instant } from '@zentrale/kernel/values';
import type { WorkCommand } from '@zentrale/routing';
import type { Makers } from './every-command.ts';

/** Answers to offers are in `every-command.ts`. */
type OwnWork = Exclude<WorkCommand['type'], 'AcceptOffer' | 'DeclineOffer'>;

export const WORK_MAKERS: Pick<Makers, OwnWork> = {
  TakeInteraction: ({ interactionId, agentId, chance }) => ({
    type: 'TakeInteraction',
    interactionId: interactionId(),
    agentId: agentId(),
    isOverride: chance.happens(500),
  }),
  HoldInteraction: ({ held }) => ({ type: 'HoldInteraction', ...held() }),
  RetrieveInteraction: ({ onHold }) => ({ type: 'RetrieveInteraction', ...onHold() }),
  ParkInteraction: ({ held, chance, now }) => ({
    type: 'ParkInteraction',
    ...held(),
    ...(chance.happens(500) ? { untilAt: instant(now() + chance.between(-10, 30_000)) } : {}),
  }),
  ResumeInteraction: ({ parked, chance }) => ({
    type: 'ResumeInteraction',
    ...parked(),
    isOverride: chance.happens(500),
  }),
  CompleteInteraction: ({ held }) => ({ type: 'CompleteInteraction', ...held() }),
  ReopenInteraction: ({ held }) => ({ type: 'ReopenInteraction', ...held() }),
  FinishWrapUp: ({ interactionId, agentId }) => ({
    type: 'FinishWrapUp',
    interactionId: interactionId(),
    agentId: agentId(),
  }),
  TransferToQueue: ({ held, queueId }) => ({
    type: 'TransferToQueue',
    ...held(),
    queueId: queueId(),
  }),
  TransferToAgent: ({ held, agentId }) => ({
    type: 'TransferToAgent',
    ...held(),
    toAgentId: agentId(),
  }),
  ConsultAgent: ({ held, agentId }) => ({
    type: 'ConsultAgent',
    ...held(),
    toAgentId: agentId(),
  }),
  StartConference: ({ shared }) => ({ type: 'StartConference', ...shared() }),
  EndParty: ({ shared }) => ({ type: 'EndParty', ...shared() }),
  CompleteTransfer: ({ shared }) => {
    const { interactionId, agentId, partyAgentId } = shared();
    return { type: 'CompleteTransfer', interactionId, agentId, toAgentId: partyAgentId };
  },
};
