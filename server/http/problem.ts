import type { Refusal } from '@zentrale/kernel/values';
import { Fault } from '@zentrale/kernel/values';
import { errorKind, type Problem } from '@zentrale/protocol/errors';
import type { z } from 'zod';

/** A refusal on its way out of a route; the error handler turns it into a problem. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.kind);
    this.problem = problem;
  }
}

export function problem(kind: string, more: { field?: string; detail?: string } = {}): Problem {
  const { title, status } = errorKind(kind);
  return { kind, title, status, ...more };
}

export function problemOfRefusal(refusal: Refusal): Problem {
  return {
    ...problem(refusal.kind, refusal.field === undefined ? {} : { field: refusal.field }),
    ...(refusal.facts === undefined ? {} : { facts: { ...refusal.facts } }),
  };
}

/** The first thing that does not fit, with its path from `root`. */
export function problemOfSchema(error: z.core.$ZodError, root: string): Problem {
  const issue = error.issues[0];
  if (issue === undefined) return problem('request.invalid', { field: root });
  const unknown = issue.code === 'unrecognized_keys' ? [issue.keys[0] ?? ''] : [];
  const path = [root, ...issue.path.map(String), ...unknown].filter((part) => part !== '');
  return problem('request.invalid', { field: path.join('.'), detail: issue.message });
}

/**
 * Translates whatever a use case threw. `isBug` asks the caller to log it as an error of ours;
 * nothing of the cause reaches the client.
 */
export function problemOfFailure(failure: unknown): { problem: Problem; isBug: boolean } {
  if (failure instanceof Refused) return { problem: failure.problem, isBug: false };
  if (failure instanceof Fault) {
    const isKnown = errorKind(failure.kind) !== errorKind('server.bug');
    return isKnown
      ? { problem: problem(failure.kind), isBug: false }
      : { problem: problem(failure.retryable ? 'store.unavailable' : 'server.bug'), isBug: true };
  }
  return { problem: problem('server.bug'), isBug: true };
}
