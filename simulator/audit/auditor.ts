import type { Recorded } from '@zentrale/kernel/history';
import { instant, type CommandId, type Instant, type Result } from '@zentrale/kernel/values';
import type {
  Performed,
  RoutingAnswer,
  RoutingCommand,
  RoutingFact,
  RoutingState,
} from '@zentrale/routing';
import { applyFact } from './apply.ts';
import { checkEverybody, checkTouched } from './liveness.ts';
import { Picture } from './picture.ts';
import { Promises } from './promises.ts';
import { recount } from './recount.ts';
import { endRound } from './rounds.ts';
import { Checks } from './violation.ts';

/** How late a deadline may be acted upon. */
const LATENESS_MS_MAX = 1_000;

/**
 * The independent judge. It hears facts and answers, keeps a picture of its own, and throws a
 * `Violation` at the first thing that is not as it must be. Cheap checks follow every step;
 * `recount` compares everything.
 */
export class Auditor {
  readonly checks = new Checks();
  readonly picture = new Picture();
  readonly #promises = new Promises(this.checks);
  #excusedUntil: Instant = instant(0);

  /** One command given straight to the engine. */
  performed(
    command: RoutingCommand,
    context: { readonly now: Instant; readonly commandId: CommandId },
    result: Result<Performed>,
    state: RoutingState,
  ): void {
    // Before the facts: what ends now, but too late, was pending too long all the same.
    this.tick(context.now);
    if (result.ok) this.recorded(result.value.facts);
    const { version } = this.picture;
    this.checks.that(
      'refusals-change-nothing',
      state.version === version,
      () => `after ${command.type} the state is at ${state.version}, the history at ${version}`,
    );
    this.answered(context.commandId, command, answerOf(result));
  }

  /** Facts that became part of the history together. */
  recorded(facts: readonly Recorded<RoutingFact>[]): void {
    let from = 0;
    for (let at = 1; at <= facts.length; at += 1) {
      if (facts[at]?.commandId === facts[from]?.commandId) continue;
      this.#apply(facts.slice(from, at));
      from = at;
    }
  }

  /** The facts of one command; between commands everything must be settled. */
  #apply(facts: readonly Recorded<RoutingFact>[]): void {
    const { picture, checks } = this;
    const [first] = facts;
    if (first !== undefined) this.#promises.recorded(first.commandId, facts);
    for (const recorded of facts) {
      const { version, recordedAt, fact } = recorded;
      checks.that(
        'history-in-order',
        version === picture.version + 1 && recordedAt >= picture.recordedAt,
        () => `${version} at ${recordedAt} follows ${picture.version} at ${picture.recordedAt}`,
      );
      picture.version = version;
      picture.recordedAt = recordedAt;
      const scene = { picture, checks, now: recordedAt };
      const isSameRound =
        fact.type === 'OfferMade' &&
        fact.interactionId === picture.round?.interaction.interactionId;
      if (!isSameRound) endRound(scene);
      applyFact(scene, fact);
    }
    endRound({ picture, checks, now: picture.recordedAt });
    this.#checkTouched(facts);
  }

  answered(commandId: CommandId, command: RoutingCommand, result: Result<RoutingAnswer>): void {
    this.#promises.answered(commandId, command, result);
  }

  /** Nothing is pending that should have ended by now. */
  tick(now: Instant): void {
    const { due } = this.picture;
    for (;;) {
      const at = due.nextAt();
      if (at === null || Math.max(at, this.#excusedUntil) + LATENESS_MS_MAX >= now) return;
      const next = due.take();
      if (next === null) return;
      const { property, what, isPending } = next.item;
      this.checks.that(property, !isPending(), () => `${what} should have ended at ${at}`);
    }
  }

  /** When the next thing is to end that has not; `null` where nothing is. */
  nextDueAt(): Instant | null {
    const { due } = this.picture;
    for (;;) {
      const next = due.first();
      if (next === null || next.item.isPending()) return next?.at ?? null;
      due.take();
    }
  }

  /** Machines are down or clocks jump: deadlines may be late until then. */
  excuse(untilAt: Instant): void {
    this.#excusedUntil = instant(Math.max(this.#excusedUntil, untilAt));
  }

  recount(state: RoutingState): void {
    recount(this.picture, this.checks, state);
  }

  /** Faults are over and everything has had its time. */
  atRest(now: Instant): void {
    this.#excusedUntil = instant(0);
    this.tick(now);
    checkEverybody(this.picture, this.checks);
  }

  #checkTouched(facts: readonly Recorded<RoutingFact>[]): void {
    const { picture, checks } = this;
    for (const { fact } of facts) {
      if (fact.type !== 'OfferMissed') continue;
      const agent = picture.agents.get(fact.agentId);
      checks.that(
        'missed-means-away',
        agent?.routability !== 'ready',
        () => `${fact.agentId} missed ${fact.offerId} and is still ready`,
      );
    }
    for (const agent of picture.touchedAgents) {
      checks.that(
        'draining-ends',
        agent.routability !== 'draining' ||
          agent.held.size + agent.joined.size + agent.offers.size > 0,
        () => `${agent.agentId} drains and holds nothing`,
      );
    }
    checkTouched(picture, checks);
    picture.touchedAgents.clear();
    picture.touchedInteractions.clear();
  }
}

function answerOf(result: Result<Performed>): Result<RoutingAnswer> {
  return result.ok ? { ok: true, value: result.value.answer } : result;
}
