// Facts of version 0.1 knew one ordering, one offer at a time, no steps, hours or profiles. What
// they leave out is what the engine did then.
import { durationMs, instant } from '@zentrale/kernel/values';
import type { OfferMade, RoutingFact } from '../facts.ts';
import type { AgentConfig, CentreConfig, QueueConfig } from '../settings.ts';

const DAY_MS = 86_400_000;

/** Higher priority first, then the oldest: ageing without growth. */
const ORDERING = 'priority-ageing';

const QUEUE: Partial<QueueConfig> = {
  ordering: ORDERING,
  priorityGrowthPerMinute: 0,
  priorityMax: 1000,
  steps: [
    {
      requirement: 'requested',
      lastsMs: null,
      priorityGain: 0,
      queueIds: [],
      skipsWhenNobody: false,
    },
  ],
  stickyMs: durationMs(0),
  offerCountMax: 1,
  onFull: 'refuse',
  waitMaxMs: durationMs(30 * DAY_MS),
  onWaitMax: 'expire',
  overflowQueueId: null,
  calendarId: null,
  onClosed: 'wait',
  handleMaxMs: durationMs(30 * DAY_MS),
  parkMaxMs: durationMs(7 * DAY_MS),
  shortAbandonMs: durationMs(0),
  reserve: null,
  offersCallback: false,
};

const CENTRE: Omit<CentreConfig, 'graceMs'> = {
  ordering: ORDERING,
  timeZone: 'UTC',
  offsets: [{ fromAt: instant(0), offsetMs: 0 }],
};

const AGENT: Partial<AgentConfig> = { attributes: {}, profileId: null };

/** Members by type of fact that were added since; `graceMs` moved into the centre's settings. */
export function upcastFirstFact(fact: RoutingFact): RoutingFact {
  switch (fact.type) {
    case 'RoutingConfigured': {
      if ('centre' in fact) return fact;
      const { graceMs, ...rest } = fact as unknown as { graceMs: CentreConfig['graceMs'] };
      return { ...rest, type: 'RoutingConfigured', centre: { ...CENTRE, graceMs } };
    }
    case 'QueueConfigured':
      if ('steps' in fact.queue) return fact;
      return { ...fact, queue: { ...QUEUE, ...(fact.queue as object) } as QueueConfig };
    case 'AgentConfigured':
      if ('profileId' in fact.agent) return fact;
      return { ...fact, agent: { ...AGENT, ...(fact.agent as object) } as AgentConfig };
    case 'InteractionQueued': {
      if ('step' in fact) return fact;
      const added = { context: {}, isCallback: false, step: 0, startsAt: null };
      return {
        ...added,
        overflowedFrom: null,
        ...(fact as object),
      } as RoutingFact;
    }
    case 'OfferMade': {
      if ('purpose' in fact) return fact;
      const { fromAgentId, decision } = fact as OfferMade;
      const purpose = fromAgentId === null ? 'assignment' : 'transfer';
      return { ...(fact as OfferMade), purpose, decision: { ...decision, step: 0 } };
    }
    case 'InteractionReturned':
    case 'InteractionTransferred':
      return withDefault(fact, 'step', 0);
    case 'InteractionAbandoned':
      return withDefault(fact, 'isShort', false);
    case 'InteractionClosed':
      return withDefault(fact, 'handleMs', 0);
    case 'AgentStartedDraining':
      return withDefault(fact, 'next', 'not-ready');
    default:
      return fact;
  }
}

function withDefault(fact: RoutingFact, member: string, value: unknown): RoutingFact {
  return member in fact ? fact : ({ ...fact, [member]: value } as RoutingFact);
}
