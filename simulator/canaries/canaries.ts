import { Bug, durationMs, instant, later, type CommandId } from '@zentrale/kernel/values';
import { evolve, type RoutingFact, type WorkingState } from '@zentrale/routing';
import { changeFacts, changeOne, delayDeadline, onThirdOccasion, type Canary } from './tamper.ts';
import { REPEAT_CANARIES } from './repeats.ts';

const SECOND = 1_000;

const FACT_CANARIES: readonly Canary[] = [
  {
    name: 'narrows-a-circle',
    sentence: 'A step takes back what an earlier one has relaxed.',
    caughtBy: ['relaxed-only'],
    plant: (subject) =>
      changeOne(subject, 'StepBegan', (fact) =>
        fact.step < 1 ? null : { ...fact, step: fact.step - 1 },
      ),
  },
  {
    name: 'drops-a-release',
    sentence: 'Work is closed and the agent stays charged with it.',
    caughtBy: ['states-end', 'load-within-capacity', 'choice-by-strategy', 'one-place'],
    plant: (subject) => changeOne(subject, 'InteractionClosed', () => 'drop'),
  },
  {
    name: 'doubles-an-acceptance',
    sentence: 'Two acceptances of one offer are both good.',
    caughtBy: ['no-double-acceptance'],
    plant: (subject) => changeOne(subject, 'OfferAccepted', () => 'double'),
  },
  {
    name: 'forgets-an-offer',
    sentence: 'The timer of an offer is lost.',
    caughtBy: ['offers-end', 'states-end'],
    plant: (subject) =>
      delayDeadline(subject, 'OfferMade', (fact) =>
        fact.type === 'OfferMade' ? fact.expiresAt : null,
      ),
  },
  {
    name: 'forgets-a-wrap-up',
    sentence: 'The timer of a wrap-up is lost.',
    caughtBy: ['states-end', 'offers-end'],
    plant: (subject) =>
      delayDeadline(subject, 'InteractionCompleted', (fact) =>
        fact.type === 'InteractionCompleted' ? fact.wrapUpEndsAt : null,
      ),
  },
  {
    name: 'offers-to-the-absent',
    sentence: 'An offer goes to an agent who is not ready.',
    caughtBy: ['offers-fit', 'load-within-capacity'],
    plant: (subject) =>
      changeOne(subject, 'OfferMade', (fact, _recorded, state) => {
        if (fact.fromAgentId !== null) return null;
        for (const [agentId, { routability, loadUsed }] of state.agents) {
          if (routability !== 'ready' && loadUsed === 0) return { ...fact, agentId };
        }
        return null;
      }),
  },
  {
    name: 'overfills-an-agent',
    sentence: 'An offer goes to an agent whose capacity is used up.',
    caughtBy: ['load-within-capacity', 'choice-by-strategy', 'order-of-service'],
    plant: (subject) =>
      changeOne(subject, 'OfferMade', (fact, _recorded, state) => {
        for (const [agentId, { config, loadUsed }] of state.agents) {
          const isFull = loadUsed > 0 && loadUsed >= config.capacity.total;
          if (agentId !== fact.agentId && isFull) return { ...fact, agentId };
        }
        return null;
      }),
  },
  {
    name: 'prefers-the-newer',
    sentence: 'Of two who wait for the same, the later one is served.',
    caughtBy: ['order-of-service'],
    plant: (subject) => changeOne(subject, 'OfferMade', preferNewer),
  },
  {
    name: 'asks-too-few',
    sentence: 'Work that is to be offered to several at once is offered to one less.',
    caughtBy: ['offers-at-once', 'order-of-service'],
    plant: (subject) =>
      changeFacts(subject, (facts) => {
        const [one, other] = facts.slice(-2).map(({ fact }) => fact);
        if (one?.type !== 'OfferMade' || other?.type !== 'OfferMade') return null;
        return one.interactionId === other.interactionId ? facts.slice(0, -1) : null;
      }),
  },
  {
    name: 'favours-an-agent',
    sentence: 'The second of the line of agents gets the offer.',
    caughtBy: ['choice-by-strategy', 'order-of-service'],
    plant: (subject) =>
      changeOne(subject, 'OfferMade', (fact) => {
        const second = fact.decision.leaders[1];
        return second === undefined ? null : { ...fact, agentId: second.agentId };
      }),
  },
  {
    name: 'loses-the-place',
    sentence: 'Who comes back from a lost agent stands at the end of the line.',
    caughtBy: ['place-kept'],
    plant: (subject) =>
      changeOne(subject, 'InteractionReturned', (fact) =>
        fact.queuedAt === fact.waitingSinceAt ? null : { ...fact, queuedAt: fact.waitingSinceAt },
      ),
  },
  {
    name: 'opens-late',
    sentence: 'What came while its queue was closed begins a minute after it has opened.',
    caughtBy: ['hours-kept', 'order-of-service'],
    plant: (subject) =>
      changeOne(subject, 'InteractionQueued', (fact) =>
        fact.startsAt === null || fact.queuedAt === fact.startsAt
          ? null
          : { ...fact, startsAt: later(fact.startsAt, durationMs(60 * SECOND)) },
      ),
  },
  {
    name: 'shrinks-a-wait',
    sentence: 'An acceptance reports a second less than the customer has waited.',
    caughtBy: ['waits-only-grow'],
    plant: (subject) =>
      changeOne(subject, 'OfferAccepted', (fact) =>
        fact.waitMs < SECOND ? null : { ...fact, waitMs: durationMs(fact.waitMs - SECOND) },
      ),
  },
  {
    name: 'turns-time-back',
    sentence: 'A fact is stamped before the one it follows.',
    caughtBy: ['history-in-order'],
    plant: (subject) =>
      changeFacts(subject, (facts) =>
        facts.length < 3
          ? null
          : facts.map((recorded, index) =>
              index === 2
                ? { ...recorded, recordedAt: instant(recorded.recordedAt - SECOND) }
                : recorded,
            ),
      ),
  },
  {
    name: 'leaves-somebody-waiting',
    sentence: 'Somebody waits, an agent is free, and no offer is made.',
    caughtBy: ['nobody-waits-in-vain'],
    plant: (subject) =>
      changeFacts(subject, (facts) =>
        facts.at(-1)?.fact.type === 'OfferMade' && facts.length > 1 ? facts.slice(0, -1) : null,
      ),
  },
  {
    name: 'keeps-the-absent-ready',
    sentence: 'Who missed an offer goes on being ready.',
    caughtBy: ['missed-means-away', 'nobody-waits-in-vain', 'choice-by-strategy'],
    plant: (subject) =>
      changeOne(subject, 'AgentBecameNotReady', (fact, { commandId }) =>
        fact.reason === 'system.missed-offer' && commandId.startsWith('pass-time') ? 'drop' : null,
      ),
  },
  {
    name: 'drains-for-ever',
    sentence: 'Who has finished what she held goes on draining.',
    caughtBy: ['draining-ends'],
    plant: (subject) =>
      changeFacts(subject, (facts, _state, command) =>
        command.type !== 'SetNotReady' && endsDraining(facts.at(-1)?.fact)
          ? facts.slice(0, -1)
          : null,
      ),
  },
  {
    name: 'closes-what-is-active',
    sentence: 'Work is closed that was never completed.',
    caughtBy: ['one-place'],
    plant: (subject) => changeOne(subject, 'InteractionCompleted', () => 'drop'),
  },
];

const STATE_CANARIES: readonly Canary[] = [
  {
    name: 'miscounts',
    sentence: 'A counter of a queue is one too high.',
    caughtBy: ['counters-equal-recount'],
    plant: (subject) =>
      changeFacts(subject, (facts, state) => {
        const [queue] = state.queues.values();
        if (state.version > 200 && facts.length === 3 && queue !== undefined)
          queue.offeredCount = 99;
        return null;
      }),
  },
  {
    name: 'evolves-otherwise',
    sentence: 'The live state holds something that the facts do not say.',
    caughtBy: ['replay-equals-live'],
    plant: (subject) => {
      const isOccasion = onThirdOccasion();
      return changeFacts(subject, (facts, state) => {
        if (facts[0]?.fact.type === 'InteractionQueued' && isOccasion()) state.offerCount += 1_000;
        return null;
      });
    },
  },
  {
    name: 'believes-too-much',
    sentence: 'The engine comes to a point it holds impossible.',
    caughtBy: ['beliefs-hold'],
    plant: (subject) => {
      const isOccasion = onThirdOccasion();
      return {
        ...subject,
        perform(command, context) {
          if (command.type === 'DeclineOffer' && isOccasion()) throw new Bug('charged twice');
          return subject.perform(command, context);
        },
      };
    },
  },
  {
    name: 'changes-on-refusal',
    sentence: 'A refused command leaves something behind.',
    caughtBy: ['refusals-change-nothing'],
    plant: (subject) => ({
      ...subject,
      perform(command, context) {
        const result = subject.perform(command, context);
        if (!result.ok && subject.state.version > 100) leaveTrace(subject.state, context);
        return result;
      },
    }),
  },
];

export const CANARIES: readonly Canary[] = [
  ...FACT_CANARIES,
  ...STATE_CANARIES,
  ...REPEAT_CANARIES,
];

function endsDraining(fact: RoutingFact | undefined): boolean {
  return fact?.type === 'AgentBecameNotReady' && !fact.reason.startsWith('system.');
}

function preferNewer(
  fact: Extract<RoutingFact, { type: 'OfferMade' }>,
  _recorded: unknown,
  state: WorkingState,
): RoutingFact | null {
  if (fact.fromAgentId !== null) return null;
  const served = state.interactions.get(fact.interactionId);
  for (const other of state.queues.get(fact.queueId)?.waiting ?? []) {
    const isAlike =
      other.channel === fact.channel &&
      other.priority === fact.priority &&
      other.step === served?.step &&
      JSON.stringify(other.skills) === JSON.stringify(served?.skills);
    const { interactionId, conversationId, customerId, queuedAt, offeredBefore } = other;
    if (!isAlike || queuedAt <= fact.queuedAt || offeredBefore.length > 0) continue;
    if (other.preferredAgentId !== null || (served?.offeredBefore.length ?? 0) > 0) continue;
    return { ...fact, interactionId, conversationId, customerId, queuedAt };
  }
  return null;
}

function leaveTrace(
  state: WorkingState,
  { now, commandId }: { readonly now: WorkingState['recordedAt']; readonly commandId: CommandId },
): void {
  evolve(state, {
    version: state.version + 1,
    recordedAt: now,
    commandId,
    fact: { type: 'NothingChanged' },
  });
}
