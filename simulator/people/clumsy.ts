import type { Chance } from '@zentrale/kernel/chance';
import type { Recorded } from '@zentrale/kernel/history';
import {
  asId,
  type AgentId,
  type InteractionId,
  type OfferId,
  type QueueId,
} from '@zentrale/kernel/values';
import type { RoutingFact } from '@zentrale/routing';
import type { CentreSpec } from './centre.ts';
import { everySoOften } from './day.ts';
import { anyCommand, type Desk } from './every-command.ts';
import type { Floor, Person } from './floor.ts';

const SEEN_COUNT_MAX = 40;

/** Somebody, or some program, that sends anything with any ids it has come across. */
export class Clumsy implements Person {
  readonly #floor: Floor;
  readonly #spec: CentreSpec;
  readonly #chance: Chance;
  readonly #interactionIds: InteractionId[] = [];
  readonly #scheduled = new Set<InteractionId>();
  readonly #offerIds: OfferId[] = [];
  readonly #held = new Map<InteractionId, AgentId>();
  readonly #onHold = new Map<InteractionId, AgentId>();
  readonly #parked = new Map<InteractionId, AgentId>();
  readonly #supervised = new Set<InteractionId>();
  readonly #parties = new Map<InteractionId, AgentId>();

  constructor(floor: Floor, spec: CentreSpec, chance: Chance) {
    this.#floor = floor;
    this.#spec = spec;
    this.#chance = chance;
  }

  begin(): void {
    const desk = this.#desk();
    everySoOften(this.#floor.timeline, this.#chance, this.#spec.temper.blundersPerHour, () => {
      this.#floor.send(anyCommand(desk));
    });
  }

  hear({ fact }: Recorded<RoutingFact>): void {
    if (fact.type === 'InteractionQueued') {
      if (fact.startsAt === null) keep(this.#interactionIds, fact.interactionId);
      else this.#scheduled.add(fact.interactionId);
    }
    if (fact.type === 'InteractionCanceled') this.#scheduled.delete(fact.interactionId);
    if (fact.type === 'InteractionDue') {
      this.#scheduled.delete(fact.interactionId);
      keep(this.#interactionIds, fact.interactionId);
    }
    if (fact.type === 'OfferMade') keep(this.#offerIds, fact.offerId);
    if (fact.type === 'OfferAccepted' || fact.type === 'InteractionAssigned') {
      this.#held.set(fact.interactionId, fact.agentId);
      this.#parked.delete(fact.interactionId);
    }
    if (fact.type === 'InteractionHeld') this.#onHold.set(fact.interactionId, fact.agentId);
    if (fact.type === 'InteractionRetrieved') this.#onHold.delete(fact.interactionId);
    if (fact.type === 'InteractionParked') this.#parked.set(fact.interactionId, fact.agentId);
    if (fact.type === 'PartyJoined') this.#parties.set(fact.interactionId, fact.agentId);
    if (fact.type === 'PartyLeft') this.#parties.delete(fact.interactionId);
    if (fact.type === 'SupervisionStarted') this.#supervised.add(fact.interactionId);
    if (fact.type === 'SupervisionEnded') this.#supervised.delete(fact.interactionId);
    if (fact.type === 'InteractionClosed' || fact.type === 'InteractionReturned') {
      for (const known of [
        this.#held,
        this.#onHold,
        this.#parked,
        this.#parties,
        this.#supervised,
      ]) {
        known.delete(fact.interactionId);
      }
    }
  }

  #desk(): Desk {
    const chance = this.#chance;
    const oneOf = <Id>(ids: readonly Id[], unheardOf: Id): Id =>
      ids.length === 0 || chance.happens(60) ? unheardOf : chance.pick(ids);
    return {
      chance,
      spec: this.#spec,
      agentId: () =>
        oneOf(
          this.#spec.agents.map(({ agentId }) => agentId),
          asId<AgentId>('nobody'),
        ),
      queueId: () =>
        oneOf(
          this.#spec.queues.map(({ queueId }) => queueId),
          asId<QueueId>('nowhere'),
        ),
      interactionId: () => oneOf(this.#interactionIds, asId<InteractionId>('nothing')),
      scheduled: () => oneOf([...this.#scheduled], asId<InteractionId>('nothing')),
      offerId: () => oneOf(this.#offerIds, asId<OfferId>('off_999999999')),
      held: () => ownOf(oneOf([...this.#held], NOTHING)),
      onHold: () => ownOf(oneOf([...this.#onHold], NOTHING)),
      parked: () => ownOf(oneOf([...this.#parked], NOTHING)),
      shared: () => {
        const [interactionId, partyAgentId] = oneOf([...this.#parties], NOTHING);
        const agentId = this.#held.get(interactionId) ?? partyAgentId;
        return { interactionId, agentId, partyAgentId };
      },
      supervised: () => oneOf([...this.#supervised], asId<InteractionId>('nothing')),
      apt: () => [
        ...(this.#scheduled.size > 0 ? (['CancelInteraction', 'WakeInteraction'] as const) : []),
        ...(this.#parties.size > 0
          ? (['StartConference', 'EndParty', 'CompleteTransfer'] as const)
          : []),
        ...(this.#onHold.size > 0 ? (['RetrieveInteraction'] as const) : []),
        ...(this.#supervised.size > 0 ? (['EndSupervision'] as const) : []),
      ],
      now: () => this.#floor.timeline.now(),
    };
  }
}

const NOTHING = [asId<InteractionId>('nothing'), asId<AgentId>('nobody')] as const;

function ownOf([interactionId, agentId]: readonly [InteractionId, AgentId]) {
  return { interactionId, agentId };
}

function keep<Id>(ids: Id[], id: Id): void {
  ids.push(id);
  if (ids.length > SEEN_COUNT_MAX) ids.shift();
}
