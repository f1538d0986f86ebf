import { asId, type PersonId } from '@zentrale/kernel/values';
import type { SupervisorCommand } from '@zentrale/routing';
import type { Desk, Makers } from './every-command.ts';

const RUTH = asId<PersonId>('ruth');

const act = ({ chance }: Desk) => ({
  byPersonId: RUTH,
  reason: chance.happens(900) ? 'because' : '',
});

export const SUPERVISION_MAKERS: Pick<Makers, SupervisorCommand['type']> = {
  ReassignInteraction: (desk) => ({
    type: 'ReassignInteraction',
    interactionId: desk.interactionId(),
    to: desk.chance.happens(500) ? { agentId: desk.agentId() } : { queueId: desk.queueId() },
    isOverride: desk.chance.happens(500),
    ...act(desk),
  }),
  SetPriority: (desk) => ({
    type: 'SetPriority',
    interactionId: desk.interactionId(),
    priority: desk.chance.pick([0, 100, 1_000, 1_001]),
    ...act(desk),
  }),
  ForceAgentState: (desk) => ({
    type: 'ForceAgentState',
    agentId: desk.agentId(),
    to: desk.chance.pick(['ready', 'not-ready', 'signed-out'] as const),
    ...act(desk),
  }),
  SuperviseInteraction: (desk) => ({
    type: 'SuperviseInteraction',
    interactionId: desk.held().interactionId,
    mode: desk.chance.pick(['monitor', 'coach', 'barge'] as const),
    ...act(desk),
  }),
  EndSupervision: ({ supervised }) => ({
    type: 'EndSupervision',
    interactionId: supervised(),
    personId: RUTH,
  }),
};
