// Facts of version 0.1 knew one ordering, one offer at a time, no steps, hours or profiles. What
// they leave out is what the engine did then.
import { durationMs, instant } from '@zentrale/kernel/values';
import type { AgentConfigured, OfferMade, QueueConfigured, RoutingFact } from '../facts.ts';
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
  const upcast = UPCASTS[fact.type];
  return upcast === undefined ? fact : upcast(fact);
}

type Upcast = (fact: RoutingFact) => RoutingFact;

// Each gets facts of its own type. They may lack members that today's type requires: hence the
// casts, and the looks at what is there.
const UPCASTS: Readonly<Partial<Record<RoutingFact['type'], Upcast>>> = {
  RoutingConfigured(fact) {
    if ('centre' in fact) return fact;
    const { graceMs, ...rest } = fact as unknown as { graceMs: CentreConfig['graceMs'] };
    return { ...rest, type: 'RoutingConfigured', centre: { ...CENTRE, graceMs } };
  },
  QueueConfigured(fact) {
    const { queue } = fact as QueueConfigured;
    if ('steps' in queue) return fact;
    return { ...(fact as QueueConfigured), queue: { ...QUEUE, ...(queue as QueueConfig) } };
  },
  AgentConfigured(fact) {
    const { agent } = fact as AgentConfigured;
    if ('profileId' in agent) return fact;
    return { ...(fact as AgentConfigured), agent: { ...AGENT, ...(agent as AgentConfig) } };
  },
  InteractionQueued: (fact) =>
    withDefaults(fact, {
      context: {},
      isCallback: false,
      step: 0,
      startsAt: null,
      overflowedFrom: null,
    }),
  OfferMade(fact) {
    const { fromAgentId, decision, ...rest } = fact as OfferMade;
    if ('purpose' in rest) return fact;
    const purpose = fromAgentId === null ? 'assignment' : 'transfer';
    return { ...(fact as OfferMade), purpose, decision: { ...decision, step: 0 } };
  },
  InteractionReturned: (fact) => withDefaults(fact, { step: 0 }),
  InteractionTransferred: (fact) => withDefaults(fact, { step: 0 }),
  InteractionAbandoned: (fact) => withDefaults(fact, { isShort: false }),
  InteractionClosed: (fact) => withDefaults(fact, { handleMs: 0 }),
  AgentStartedDraining: (fact) => withDefaults(fact, { next: 'not-ready' }),
};

/** A fact that has one of the members has all of them. */
function withDefaults(fact: RoutingFact, defaults: Readonly<Record<string, unknown>>): RoutingFact {
  const isComplete = Object.keys(defaults).every((member) => member in fact);
  return isComplete ? fact : { ...defaults, ...fact };
}
