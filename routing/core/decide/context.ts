import { refused, type CommandId, type Instant, type Refusal } from '@zentrale/kernel/values';
import type { RoutingAnswer } from '../commands.ts';
import type { FactBody } from '../facts.ts';
import type { About } from '../facts/about.ts';
import type { InteractionState } from '../state.ts';

export interface Context {
  /** Stamped by the runtime; never before the last recorded instant. */
  readonly now: Instant;
  readonly commandId: CommandId;
}

/** What a command comes to, before the work it frees or brings is offered. */
export interface Decided {
  readonly facts: readonly FactBody[];
  readonly answer: RoutingAnswer;
}

/** A refusal, where nothing else can come back. */
export type No = { readonly ok: false; readonly refusal: Refusal };

export type Verdict = ({ readonly ok: true } & Decided) | No;

const EMPTY = {};

export function decided(facts: readonly FactBody[], answer: RoutingAnswer = EMPTY): Verdict {
  return { ok: true, facts, answer };
}

export function invalid(field: string): No {
  return refused('request.invalid', { field });
}

export function limit(field: string): No {
  return refused('limit.reached', { field });
}

export function about(interaction: InteractionState): About {
  return {
    interactionId: interaction.interactionId,
    conversationId: interaction.conversationId,
    customerId: interaction.customerId,
    channel: interaction.channel,
    queueId: interaction.queueId,
  };
}
