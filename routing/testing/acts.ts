// What agents and customers do with an interaction, beside the everyday of `builders.ts`.
import type { Instant } from '@zentrale/kernel/values';
import type { RoutingCommand } from '../core/index.ts';
import { agentId, interactionId } from './builders.ts';

export const take = (name: string, by: string, isOverride = false): RoutingCommand => ({
  type: 'TakeInteraction',
  interactionId: interactionId(name),
  agentId: agentId(by),
  isOverride,
});
export const hold = (name: string, by: string): RoutingCommand => ({
  type: 'HoldInteraction',
  interactionId: interactionId(name),
  agentId: agentId(by),
});
export const retrieve = (name: string, by: string): RoutingCommand => ({
  type: 'RetrieveInteraction',
  interactionId: interactionId(name),
  agentId: agentId(by),
});
export const park = (name: string, by: string, untilAt?: Instant): RoutingCommand => ({
  type: 'ParkInteraction',
  interactionId: interactionId(name),
  agentId: agentId(by),
  ...(untilAt === undefined ? {} : { untilAt }),
});
export const resume = (name: string, by: string, isOverride = false): RoutingCommand => ({
  type: 'ResumeInteraction',
  interactionId: interactionId(name),
  agentId: agentId(by),
  isOverride,
});
export const reopen = (name: string, by: string): RoutingCommand => ({
  type: 'ReopenInteraction',
  interactionId: interactionId(name),
  agentId: agentId(by),
});
export const wake = (name: string): RoutingCommand => ({
  type: 'WakeInteraction',
  interactionId: interactionId(name),
});
export const callBack = (name: string, notBeforeAt?: Instant): RoutingCommand => ({
  type: 'RequestCallback',
  interactionId: interactionId(name),
  ...(notBeforeAt === undefined ? {} : { notBeforeAt }),
});
export const consult = (name: string, by: string, to: string): RoutingCommand => ({
  type: 'ConsultAgent',
  interactionId: interactionId(name),
  agentId: agentId(by),
  toAgentId: agentId(to),
});
export const conference = (name: string, by: string, party: string): RoutingCommand => ({
  type: 'StartConference',
  interactionId: interactionId(name),
  agentId: agentId(by),
  partyAgentId: agentId(party),
});
export const endParty = (name: string, by: string, party: string): RoutingCommand => ({
  type: 'EndParty',
  interactionId: interactionId(name),
  agentId: agentId(by),
  partyAgentId: agentId(party),
});
export const handOver = (name: string, by: string, to: string): RoutingCommand => ({
  type: 'CompleteTransfer',
  interactionId: interactionId(name),
  agentId: agentId(by),
  toAgentId: agentId(to),
});
