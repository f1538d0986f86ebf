import type { RoutingFact } from '@zentrale/routing';
import { connectionChanged, routabilityChanged } from './facts/agents.ts';
import { offerAccepted, offerEnded, offerMade } from './facts/offers.ts';
import {
  agentConfigured,
  agentsScored,
  calendarConfigured,
  agentRemoved,
  queueConfigured,
  skillsConfigured,
} from './facts/settings.ts';
import { partyConferenced, partyJoined, partyLeft } from './facts/parties.ts';
import * as waiting from './facts/waiting.ts';
import * as work from './facts/work.ts';
import type { Scene } from './scene.ts';

type Fact<Type extends RoutingFact['type']> = Extract<RoutingFact, { type: Type }>;

/** A fact that is not here does not compile. */
type Judges = {
  readonly [Type in RoutingFact['type']]: (scene: Scene, fact: Fact<Type>) => void;
};

const nothingToJudge = () => {};

const JUDGES: Judges = {
  RoutingConfigured: (scene, { centre }) => {
    scene.picture.graceMs = centre.graceMs;
    scene.picture.ordering = centre.ordering;
  },
  SkillsConfigured: skillsConfigured,
  CalendarConfigured: calendarConfigured,
  CalendarRemoved: (scene, { calendarId }) => {
    scene.picture.calendars.delete(calendarId);
  },
  // Profiles act through the agents that name them; simulated centres give their agents settings of
  // their own.
  ProfileConfigured: nothingToJudge,
  ProfileRemoved: nothingToJudge,
  AgentsScored: agentsScored,
  SupervisorActed: nothingToJudge,
  SupervisionStarted: nothingToJudge,
  SupervisionEnded: nothingToJudge,
  NothingChanged: nothingToJudge,
  QueueRemoved: (scene, { queueId }) => {
    scene.picture.queues.delete(queueId);
  },
  QueueConfigured: queueConfigured,
  AgentConfigured: agentConfigured,
  AgentRemoved: agentRemoved,
  AgentConnected: (scene, { agentId }) => connectionChanged(scene, agentId, 'online', null),
  AgentConnectionLost: (scene, { agentId, graceEndsAt }) =>
    connectionChanged(scene, agentId, 'lost', graceEndsAt),
  AgentWentOffline: (scene, { agentId }) => connectionChanged(scene, agentId, 'offline', null),
  AgentBecameReady: (scene, { agentId }) => routabilityChanged(scene, agentId, 'ready'),
  AgentBecameNotReady: (scene, { agentId }) => routabilityChanged(scene, agentId, 'not-ready'),
  AgentStartedDraining: (scene, { agentId }) => routabilityChanged(scene, agentId, 'draining'),
  InteractionQueued: waiting.interactionQueued,
  InteractionDue: waiting.interactionDue,
  StepBegan: waiting.stepBegan,
  InteractionOverflowed: waiting.interactionOverflowed,
  CallbackRequested: waiting.callbackRequested,
  PriorityChanged: waiting.priorityChanged,
  InteractionAbandoned: waiting.interactionLeft,
  InteractionCanceled: waiting.interactionLeft,
  InteractionExpired: waiting.interactionLeft,
  OfferMade: offerMade,
  OfferAccepted: offerAccepted,
  OfferDeclined: offerEnded,
  OfferMissed: offerEnded,
  OfferRescinded: offerEnded,
  InteractionAssigned: work.interactionAssigned,
  InteractionHeld: work.interactionHeld,
  InteractionRetrieved: work.interactionRetrieved,
  InteractionParked: work.interactionParked,
  InteractionReturned: work.interactionReturned,
  InteractionTransferred: work.interactionTransferred,
  InteractionCompleted: work.interactionCompleted,
  InteractionReopened: work.interactionReopened,
  InteractionClosed: work.interactionClosed,
  PartyJoined: partyJoined,
  PartyConferenced: partyConferenced,
  PartyLeft: partyLeft,
};

/** Checks that a fact may follow what is known so far, and adds it to the picture. */
export function applyFact(scene: Scene, fact: RoutingFact): void {
  // The judge of this very type: the table above pairs them.
  (JUDGES[fact.type] as (scene: Scene, fact: RoutingFact) => void)(scene, fact);
}
