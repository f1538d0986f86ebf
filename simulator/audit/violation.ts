/** What must hold, whatever people, machines and clocks do. */
export const PROPERTIES = {
  'history-in-order': 'Versions count without gaps and instants never go back.',
  'acted-once': 'A command id is acted upon at most once, however often it is sent.',
  'repeats-answered-alike': 'A repeated command gets its first answer, another one a refusal.',
  'promises-kept': 'What was answered is in the history.',
  'refusals-change-nothing': 'A refusal leaves no trace.',
  'one-place': 'An interaction is in exactly one place, and moves only as the rules allow.',
  'no-double-acceptance': 'An offer is accepted at most once, while it lives, by whom it was made.',
  'load-within-capacity': 'Nobody is given more than her capacity.',
  'offers-fit': 'Offers go to agents who are there, ready and able.',
  'offers-at-once': 'Work is offered to as many at once as its queue wants and there are.',
  'offers-end': 'Every live offer has a deadline and ends by it plus one second.',
  'states-end': 'Every state that is not final ends by its deadline plus one second.',
  'waits-only-grow': 'A wait is as long as it was, counted from where it began.',
  'hours-kept': 'Queues take work as their hours and lengths allow, and when they open.',
  'place-kept': 'A return or an offer that failed does not cost the place in the line.',
  'order-of-service': 'Nobody is offered before somebody who comes first and could have been.',
  'choice-by-strategy': 'The agent who gets an offer is the first by the strategy of the queue.',
  'relaxed-only': 'What an interaction asks for is only ever relaxed, step by step.',
  'missed-means-away': 'Who missed an offer is not ready any more.',
  'draining-ends': 'Who drains and holds nothing is not draining any more.',
  'nobody-waits-in-vain': 'Nobody waits while an agent who fits is ready and has room.',
  'counters-equal-recount': 'What the engine counts as it goes equals what a recount gives.',
  'replay-equals-live': 'The recorded facts alone give the same state, to the last digit.',
  'beliefs-hold': 'No command, however odd, leads the engine to something it holds impossible.',
  'everybody-is-answered': 'Who sends until there is an answer gets one.',
  'equals-treated-equally': 'Equal agents get equal work over time (Jain at least .99).',
} as const;

export type Property = keyof typeof PROPERTIES;

/** A property did not hold; the message says where. */
export class Violation extends Error {
  override readonly name = 'Violation';
  readonly property: Property;

  constructor(property: Property, detail: string) {
    super(`${property}: ${detail}`);
    this.property = property;
  }
}

/** Asserts properties and counts how often each was looked at. */
export class Checks {
  readonly counts = new Map<Property, number>();

  /** `detail` is only asked for when the property does not hold. */
  that(property: Property, holds: boolean, detail: () => string): void {
    this.counts.set(property, (this.counts.get(property) ?? 0) + 1);
    if (!holds) throw new Violation(property, detail());
  }

  /** What must be known to the auditor where a fact names it. */
  known<Thing>(property: Property, thing: Thing | undefined, what: string): Thing {
    if (thing === undefined) throw new Violation(property, `unknown ${what}`);
    return thing;
  }
}
