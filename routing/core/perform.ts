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
  const earlier = state.commands.get(context.commandId);
  if (earlier !== undefined) {
    if (earlier.digest !== digest) return refused('command.conflict', { field: 'commandId' });
    return accepted({ facts: [], answer: earlier.answer });
  }
  const verdict = decide(state, command, context);
  if (!verdict.ok) return verdict;
  const { facts, answer } = verdict;
  // It was made for this command and nobody else has it: marking it saves a copy.
  const first: FactBody & { asked?: Asked } = facts[0] ?? { type: 'NothingChanged' };
  first.asked = { digest, answer };
  // Made with what comes first: nearly always that is all, and a list that grows takes much room.
  const recorded = [record(state, first, context)];
  for (let at = 1; at < facts.length; at += 1) {
    recorded.push(record(state, facts[at] as FactBody, context)); // In range.
  }
  settle(state, context, recorded);
  return accepted({ facts: recorded, answer });
}

function passAllTime(state: WorkingState, context: Context): Performed {
  const recorded: Recorded<RoutingFact>[] = [];
  for (;;) {
    const verdict = decide(state, { type: 'PassTime' }, context);
    // Time cannot be refused; an empty decision says that no deadline has passed.
    const facts: Decided['facts'] = verdict.ok ? verdict.facts : [];
    if (facts.length === 0) break;
    for (const fact of facts) recorded.push(record(state, fact, context));
  }
  settle(state, context, recorded);
  return { facts: recorded, answer: {} };
}

/** Applies a fact to the state. */
function record(
  state: WorkingState,
  fact: RoutingFact,
  { now, commandId }: Context,
): Recorded<RoutingFact> {
  const recorded = { version: state.version + 1, recordedAt: now, commandId, fact };
  evolve(state, recorded);
  return recorded;
}

/** Adds what follows by itself. */
function settle(state: WorkingState, context: Context, recorded: Recorded<RoutingFact>[]): void {
  for (;;) {
    const facts = nextConsequences(state, context.now);
    if (facts.length === 0) return;
    for (const fact of facts) recorded.push(record(state, fact, context));
  }
}
