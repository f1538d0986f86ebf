import type { Chance } from '@zentrale/kernel/chance';
import type { Recorded } from '@zentrale/kernel/history';
import {
  durationMs,
  seconds,
  type AgentId,
  type DurationMs,
  type InteractionId,
} from '@zentrale/kernel/values';
import type {
  InteractionCompleted,
  OfferAccepted,
  OfferMade,
  RoutingCommand,
  RoutingFact,
} from '@zentrale/routing';
import type { AgentPlan } from './agent-plan.ts';
import { workChoice } from './agent-work.ts';
import type { CentreSpec } from './centre.ts';
import { everySoOften } from './day.ts';
import type { Floor, OnAnswer, Person } from './floor.ts';
import { hearWith, type Hearing } from './hearing.ts';

interface Work {
  readonly channel: string;
  place: 'active' | 'wrap-up';
  /** Something is about to happen with it. */
  isInHand: boolean;
}

/**
 * An agent at her desk: comes, takes offers or not, works, goes to lunch when what she holds is
 * done, loses her connection, forgets to press ready, and goes home. She knows what she has heard.
 */
export class AgentPerson implements Person {
  readonly agentId: AgentId;
  readonly #floor: Floor;
  readonly #spec: CentreSpec;
  readonly #chance: Chance;
  readonly #plan: AgentPlan;
  readonly #works = new Map<InteractionId, Work>();
  #connection: 'online' | 'lost' | 'offline' = 'offline';
  #routability: 'ready' | 'not-ready' | 'draining' = 'not-ready';
  #wants: 'to-work' | 'a-pause' | 'to-go-home' | 'nothing' = 'nothing';
  /** Her machine is unreachable. */
  #hasVanished = false;
  readonly #hearing: Hearing = {
    AgentConnected: () => {
      this.#connection = 'online';
    },
    AgentConnectionLost: () => {
      this.#connection = 'lost';
    },
    AgentWentOffline: () => this.#wentOffline(),
    AgentRemoved: () => this.#wentOffline(),
    AgentBecameReady: () => {
      this.#routability = 'ready';
    },
    AgentStartedDraining: () => {
      this.#routability = 'draining';
    },
    AgentBecameNotReady: () => {
      this.#routability = 'not-ready';
      if (this.#wants === 'to-go-home') this.#goHome();
    },
    OfferMade: (fact) => this.#consider(fact),
    OfferAccepted: (fact) => this.#accepted(fact),
    InteractionAssigned: (fact) => this.#accepted(fact),
    InteractionParked: ({ interactionId }) => this.#works.delete(interactionId),
    InteractionReopened: ({ interactionId }) => this.#reopened(interactionId),
    InteractionAbandoned: ({ interactionId }) => this.#works.delete(interactionId),
    InteractionCompleted: (fact) => this.#completed(fact),
    InteractionReturned: ({ interactionId }) => this.#works.delete(interactionId),
    InteractionTransferred: ({ interactionId }) => this.#works.delete(interactionId),
    InteractionClosed: ({ interactionId }) => this.#works.delete(interactionId),
  };

  constructor(
    agentId: AgentId,
    parts: {
      readonly floor: Floor;
      readonly spec: CentreSpec;
      readonly chance: Chance;
      readonly plan: AgentPlan;
    },
  ) {
    this.agentId = agentId;
    this.#floor = parts.floor;
    this.#spec = parts.spec;
    this.#chance = parts.chance;
    this.#plan = parts.plan;
  }

  begin(): void {
    const { timeline } = this.#floor;
    const { temper } = this.#spec;
    const { beginsAt, lunchAt, backAt, endsAt } = this.#plan;
    timeline.wakeAt(beginsAt, () => this.#comeBack());
    if (temper.breaksPerHour > 0) {
      timeline.wakeAt(lunchAt, () => this.#leaveFor('a-pause', 'lunch', true));
      timeline.wakeAt(backAt, () => this.#comeBack());
      timeline.wakeAt(endsAt, () => this.#leaveFor('to-go-home', 'end-of-day', true));
    }
    const often = (name: string, perHour: number, act: () => void) =>
      everySoOften(timeline, this.#chance.stream(name), perHour, act);
    often('vanish', temper.vanishesPerHour, () => this.#vanish());
    often('break', temper.breaksPerHour, () => this.#takeBreak());
    often('look', 30, () => this.#look());
  }

  hear({ fact }: Recorded<RoutingFact>): void {
    hearWith(this.#hearing, fact);
  }

  #wentOffline(): void {
    this.#connection = 'offline';
    this.#routability = 'not-ready';
  }

  #accepted({
    agentId,
    interactionId,
    channel,
  }: Pick<OfferAccepted, 'agentId' | 'interactionId' | 'channel'>): void {
    if (agentId !== this.agentId) {
      this.#works.delete(interactionId);
      return;
    }
    this.#works.set(interactionId, { channel, place: 'active', isInHand: false });
    this.#workOn(interactionId);
  }

  #reopened(interactionId: InteractionId): void {
    const work = this.#works.get(interactionId);
    if (work === undefined) return;
    work.place = 'active';
    this.#workOn(interactionId);
  }

  #completed({ interactionId, completedAt, wrapUpEndsAt }: InteractionCompleted): void {
    const work = this.#works.get(interactionId);
    if (work === undefined) return;
    work.place = 'wrap-up';
    this.#wrapUp(interactionId, durationMs(wrapUpEndsAt - completedAt));
  }

  #consider({ offerId, expiresAt, offeredAt }: OfferMade): void {
    const { temper } = this.#spec;
    const accept: RoutingCommand = { type: 'AcceptOffer', offerId, agentId: this.agentId };
    const { timeline } = this.#floor;
    const think = this.#draw(seconds(3), 0.8);
    const { accepts, declines, misses, isLate } = temper;
    switch (this.#chance.weighted({ accepts, declines, misses, isLate })) {
      case 'accepts':
        timeline.after(think, () => this.#send(accept));
        if (this.#chance.happens(temper.acceptsTwice)) {
          // From a second window.
          timeline.after(this.#draw(seconds(4), 0.8), () => this.#send(accept));
        }
        return;
      case 'declines':
        timeline.after(think, () =>
          this.#send({ type: 'DeclineOffer', offerId, agentId: this.agentId, reason: 'busy' }),
        );
        return;
      case 'isLate':
        timeline.after(durationMs(expiresAt - offeredAt + this.#chance.between(-100, 1_500)), () =>
          this.#send(accept),
        );
        return;
      case 'misses':
        return;
    }
  }

  #workOn(interactionId: InteractionId): void {
    const work = this.#works.get(interactionId);
    if (work === undefined || work.isInHand) return;
    work.isInHand = true;
    const traffic = this.#spec.traffic.find(({ channel }) => channel === work.channel);
    this.#floor.timeline.after(this.#draw(traffic?.handleMs ?? seconds(60), 0.9), () => {
      work.isInHand = false;
      if (this.#works.get(interactionId) !== work || work.place !== 'active') return;
      const command = workChoice(this.#spec, this.#chance, interactionId, this.agentId);
      this.#send(command, (result) => {
        // What could not be handed on is brought to an end by herself.
        if (result.ok || command.type === 'CompleteInteraction') return;
        this.#later(seconds(5), () => this.#complete(interactionId));
      });
      // Sometimes she does not wait for her colleague after all.
      if (command.type === 'TransferToAgent' && this.#chance.happens(300)) {
        this.#later(seconds(4), () => this.#complete(interactionId));
      }
    });
  }

  #complete(interactionId: InteractionId): void {
    if (this.#works.get(interactionId)?.place !== 'active') return;
    this.#send({ type: 'CompleteInteraction', interactionId, agentId: this.agentId });
  }

  #wrapUp(interactionId: InteractionId, wrapUpMs: DurationMs): void {
    if (wrapUpMs === durationMs(0) || this.#chance.happens(this.#spec.temper.forgetsWrapUp)) return;
    this.#later(this.#draw(durationMs(wrapUpMs * 0.6), 0.5), () => {
      if (!this.#works.has(interactionId)) return;
      this.#send({
        type: 'FinishWrapUp',
        interactionId,
        agentId: this.agentId,
        dispositionId: this.#chance.pick(['solved', 'callback', 'nuisance']),
      });
    });
  }

  #comeBack(): void {
    this.#wants = 'to-work';
    this.#look();
  }

  /** What she sees on the screen is put right: connection, readiness, work nobody does. */
  #look(): void {
    if (this.#hasVanished || this.#wants !== 'to-work') return;
    if (this.#connection !== 'online') {
      this.#send({ type: 'ConnectAgent', agentId: this.agentId });
      // Ready is only possible once the connection stands.
      this.#later(seconds(1), () => this.#becomeReady());
    } else if (this.#routability !== 'ready') {
      this.#becomeReady();
    }
    for (const [interactionId, { place }] of this.#works) {
      if (place === 'active') this.#workOn(interactionId);
    }
  }

  #becomeReady(): void {
    if (this.#wants === 'to-work') this.#send({ type: 'SetReady', agentId: this.agentId });
  }

  #takeBreak(): void {
    if (this.#wants !== 'to-work' || this.#hasVanished) return;
    this.#leaveFor('a-pause', 'break', this.#chance.happens(500));
    this.#later(this.#draw(seconds(180), 0.6), () => {
      if (this.#wants === 'a-pause') this.#comeBack();
    });
  }

  #leaveFor(wish: 'a-pause' | 'to-go-home', reason: string, drain: boolean): void {
    if (this.#wants === 'nothing') return;
    this.#wants = wish;
    this.#send({ type: 'SetNotReady', agentId: this.agentId, reason, drain });
    if (wish === 'to-go-home') this.#later(seconds(600), () => this.#goHome());
  }

  #goHome(): void {
    if (this.#wants !== 'to-go-home') return;
    this.#wants = 'nothing';
    this.#send({ type: 'SignOutAgent', agentId: this.agentId });
  }

  #vanish(): void {
    if (this.#wants === 'nothing' || this.#hasVanished) return;
    this.#send({ type: 'DisconnectAgent', agentId: this.agentId });
    this.#hasVanished = true;
    this.#floor.timeline.after(this.#draw(seconds(20), 1.2), () => {
      this.#hasVanished = false;
      this.#look();
    });
  }

  /** Whoever has vanished can send nothing. */
  #send(command: RoutingCommand, onAnswer?: OnAnswer): void {
    if (!this.#hasVanished) this.#floor.send(command, onAnswer);
  }

  #later(ms: DurationMs, act: () => void): void {
    this.#floor.timeline.after(ms, act);
  }

  #draw(mean: DurationMs, variation: number): DurationMs {
    return durationMs(Math.ceil(this.#chance.lognormal(mean, variation)));
  }
}
