import type { Recorded } from '@zentrale/kernel/history';
import { accepted, refused, type Result } from '@zentrale/kernel/values';
import { commandDigest } from './command-digest.ts';
import type { RoutingAnswer, RoutingCommand } from './commands.ts';
import type { Context, Decided } from './decide/context.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import type { Asked, FactBody, RoutingFact } from './facts.ts';
import { nextConsequences } from './settle.ts';
import type { WorkingState } from './state.ts';

export interface Performed {
  /** Already applied to the state, in this order, and still to be made durable. */
  readonly facts: readonly Recorded<RoutingFact>[];
  readonly answer: RoutingAnswer;
}

/**
 * Decides a command and evolves the state by what follows from it, offers included: afterwards no
 * interaction waits for whom a qualified agent is free. A refusal has changed nothing. A command id
 * seen before is answered as the first time, or refused when it comes with another command.
 *
 * The caller owns `state`; when the facts cannot be made durable it throws the state away.
 */
export function perform(
  state: WorkingState,
  command: RoutingCommand,
  context: Context,
): Result<Performed> {
  if (command.type === 'PassTime') return accepted(passAllTime(state, context));
  const digest = commandDigest(command);
  const first = state.commands.get(context.commandId);
  if (first !== undefined) {
    if (first.digest !== digest) return refused('command.conflict', { field: 'commandId' });
    return accepted({ facts: [], answer: first.answer });
  }
  const verdict = decide(state, command, context);
  if (!verdict.ok) return verdict;
  const { facts, answer } = verdict.value;
  const turn = new Turn(state, context);
  turn.recordAsked(facts[0] ?? { type: 'NothingChanged' }, { digest, answer });
  for (let at = 1; at < facts.length; at += 1) turn.record(facts[at] as FactBody); // In range.
  turn.settle();
  return accepted({ facts: turn.recorded, answer });
}

function passAllTime(state: WorkingState, context: Context): Performed {
  const turn = new Turn(state, context);
  for (;;) {
    const verdict = decide(state, { type: 'PassTime' }, context);
    // Time cannot be refused; an empty decision says that no deadline has passed.
    const facts: Decided['facts'] = verdict.ok ? verdict.value.facts : [];
    if (facts.length === 0) break;
    for (const fact of facts) turn.record(fact);
  }
  turn.settle();
  return { facts: turn.recorded, answer: {} };
}

class Turn {
  readonly recorded: Recorded<RoutingFact>[] = [];
  readonly #state: WorkingState;
  readonly #context: Context;

  constructor(state: WorkingState, context: Context) {
    this.#state = state;
    this.#context = context;
  }

  record(fact: RoutingFact): void {
    const recorded: Recorded<RoutingFact> = {
      version: this.#state.version + 1,
      recordedAt: this.#context.now,
      commandId: this.#context.commandId,
      fact,
    };
    evolve(this.#state, recorded);
    this.recorded.push(recorded);
  }

  recordAsked(fact: FactBody, asked: Asked): void {
    // The fact was made for this turn and nobody else has it: marking it saves a copy.
    const marked: FactBody & { asked?: Asked } = fact;
    marked.asked = asked;
    this.record(marked);
  }

  settle(): void {
    for (;;) {
      const facts = nextConsequences(this.#state, this.#context.now);
      if (facts.length === 0) return;
      for (const fact of facts) this.record(fact);
    }
  }
}
