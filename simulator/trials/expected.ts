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

const EVERY_FACT: Readonly<Record<RoutingFact['type'], true>> = {
  RoutingConfigured: true,
  SkillsConfigured: true,
  QueueConfigured: true,
  AgentConfigured: true,
  AgentRemoved: true,
  InteractionQueued: true,
  OfferMade: true,
  OfferAccepted: true,
  OfferDeclined: true,
  OfferMissed: true,
  OfferRescinded: true,
  InteractionReturned: true,
  InteractionTransferred: true,
  InteractionAbandoned: true,
  InteractionCompleted: true,
  InteractionClosed: true,
  AgentConnected: true,
  AgentConnectionLost: true,
  AgentWentOffline: true,
  AgentBecameReady: true,
  AgentBecameNotReady: true,
  AgentStartedDraining: true,
  NothingChanged: true,
};

/** What many hurried centres together must have met with: everything there is. */
export const IN_ALL: Expected = {
  commands: COMMAND_TYPES,
  facts: Object.keys(EVERY_FACT),
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
