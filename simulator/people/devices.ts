import type { Chance } from '@zentrale/kernel/chance';
import type { Recorded } from '@zentrale/kernel/history';
import {
  asId,
  durationMs,
  minutes,
  seconds,
  type ConversationId,
  type CustomerId,
  type InteractionId,
} from '@zentrale/kernel/values';
import type { RoutingFact } from '@zentrale/routing';
import { ALARM, DEVICES, type CentreSpec } from './centre.ts';
import { everySoOften } from './day.ts';
import type { Floor, Person } from './floor.ts';

const STORM_MS = seconds(30);
const ALARM_MS_MEAN = minutes(4);

/** Machines that raise alarms in storms, and give the all-clear for those nobody has looked at. */
export class Devices implements Person {
  readonly #floor: Floor;
  readonly #spec: CentreSpec;
  readonly #chance: Chance;
  readonly #raised = new Map<InteractionId, () => void>();
  #count = 0;

  constructor(floor: Floor, spec: CentreSpec, chance: Chance) {
    this.#floor = floor;
    this.#spec = spec;
    this.#chance = chance;
  }

  begin(): void {
    const { stormsPerHour } = this.#spec.temper;
    everySoOften(this.#floor.timeline, this.#chance, stormsPerHour, () => this.#storm());
  }

  hear({ fact }: Recorded<RoutingFact>): void {
    if (fact.type !== 'OfferAccepted' && fact.type !== 'InteractionAbandoned') return;
    this.#raised.get(fact.interactionId)?.();
    this.#raised.delete(fact.interactionId);
  }

  #storm(): void {
    const count = this.#chance.between(1, this.#spec.temper.stormLengthMax);
    for (let index = 0; index < count; index += 1) {
      const pause = durationMs(this.#chance.below(STORM_MS));
      this.#floor.timeline.after(pause, () => this.#raise());
    }
  }

  #raise(): void {
    this.#count += 1;
    const interactionId = asId<InteractionId>(`alarm-${this.#count}`);
    this.#floor.send({
      type: 'RequestRouting',
      interactionId,
      conversationId: asId<ConversationId>(`conversation-${interactionId}`),
      customerId: asId<CustomerId>(`device-${1 + this.#chance.below(30)}`),
      channel: ALARM,
      queueId: DEVICES,
      skills: [],
    });
    const lasts = durationMs(Math.ceil(this.#chance.exponential(ALARM_MS_MEAN)));
    const takeBack = this.#floor.timeline.after(lasts, () =>
      this.#floor.send({ type: 'CancelInteraction', interactionId, reason: 'all-clear' }),
    );
    this.#raised.set(interactionId, takeBack);
  }
}
