import type { RoutingFact } from '@zentrale/routing';
import { FAULT_KINDS } from '../faults/fault.ts';
import { COMMAND_TYPES } from '../people/every-command.ts';
import type { Coverage } from './coverage.ts';

type Expected = Parameters<Coverage['missing']>[0];

/** What an hour of any centre must have met with, or it has proved nothing. */
export const IN_ANY_HOUR: Expected = {
  facts: [
    'OfferMade',
    'OfferAccepted',
    'OfferDeclined',
    'OfferMissed',
    'OfferRescinded',
    'InteractionAbandoned',
    'InteractionCompleted',
    'InteractionClosed',
  ],
};

/** What two hours of storm must have met with besides. */
export const IN_A_STORM: Expected = {
  facts: [
    'AgentConnectionLost',
    'AgentWentOffline',
    'AgentStartedDraining',
    'AgentRemoved',
    'InteractionReturned',
    'InteractionTransferred',
    'NothingChanged',
  ],
  refusals: ['offer.over', 'interaction.unknown', 'request.invalid'],
  faults: [...FAULT_KINDS, 'late command', 'repeated command', 'command id used again'],
};

const EVERY_FACT: Readonly<Record<RoutingFact['type'], boolean>> = {
  RoutingConfigured: true,
  SkillsConfigured: true,
  CalendarConfigured: true,
  CalendarRemoved: true,
  QueueConfigured: true,
  QueueRemoved: false,
  ProfileConfigured: true,
  ProfileRemoved: true,
  AgentConfigured: true,
  AgentRemoved: true,
  AgentsScored: true,
  InteractionQueued: true,
  InteractionDue: true,
  StepBegan: true,
  InteractionOverflowed: true,
  CallbackRequested: true,
  PriorityChanged: true,
  InteractionAbandoned: true,
  InteractionCanceled: true,
  InteractionExpired: true,
  OfferMade: true,
  OfferAccepted: true,
  OfferDeclined: true,
  OfferMissed: true,
  OfferRescinded: true,
  InteractionAssigned: true,
  InteractionHeld: true,
  InteractionRetrieved: true,
  InteractionParked: true,
  InteractionReturned: true,
  InteractionTransferred: true,
  InteractionCompleted: true,
  InteractionReopened: true,
  InteractionClosed: true,
  PartyJoined: true,
  PartyConferenced: true,
  PartyLeft: true,
  SupervisionStarted: true,
  SupervisionEnded: true,
  AgentConnected: true,
  AgentConnectionLost: true,
  AgentWentOffline: true,
  AgentBecameReady: true,
  AgentBecameNotReady: true,
  AgentStartedDraining: true,
  SupervisorActed: true,
  NothingChanged: true,
};

/** What many hurried centres together must have met with: everything there is. */
export const IN_ALL: Expected = {
  commands: COMMAND_TYPES,
  // Queues of simulated centres are always in use, so none can be removed.
  facts: Object.entries(EVERY_FACT).flatMap(([type, isMet]) => (isMet ? [type] : [])),
  refusals: [
    'agent.no-capacity',
    'agent.not-connected',
    'agent.same',
    'agent.unknown',
    'command.conflict',
    'interaction.duplicate',
    'interaction.not-yours',
    'interaction.unknown',
    'interaction.wrong-state',
    'offer.not-yours',
    'offer.over',
    'offer.unknown',
    'queue.closed',
    'queue.full',
    'queue.unknown',
    'request.invalid',
    'skill.unknown',
  ],
  faults: [
    ...FAULT_KINDS,
    'late command',
    'repeated command',
    'command id used again',
    'log: routing.reload-failed',
    'log: routing.snapshot-unusable',
    'log: routing.store-lost',
  ],
};
