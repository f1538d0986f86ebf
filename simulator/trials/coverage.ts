import type { Recorded } from '@zentrale/kernel/history';
import type { Result } from '@zentrale/kernel/values';
import type { RoutingCommand, RoutingFact } from '@zentrale/routing';

/** What a trial has exercised: a run that met with nothing proves nothing. */
export class Coverage {
  /** Commands that were carried out, by type. */
  readonly commands = new Map<string, number>();
  readonly facts = new Map<string, number>();
  /** By kind. */
  readonly refusals = new Map<string, number>();
  readonly faults = new Map<string, number>();

  answered(command: RoutingCommand, result: Result<unknown>): void {
    if (result.ok) count(this.commands, command.type);
    else count(this.refusals, result.refusal.kind);
  }

  recorded(facts: readonly Recorded<RoutingFact>[]): void {
    for (const { fact } of facts) count(this.facts, fact.type);
  }

  fault(name: string): void {
    count(this.faults, name);
  }

  add(other: Coverage): void {
    for (const kind of ['commands', 'facts', 'refusals', 'faults'] as const) {
      for (const [name, times] of other[kind]) count(this[kind], name, times);
    }
  }

  /** Which of these have not happened. */
  missing(expected: {
    readonly commands?: readonly string[];
    readonly facts?: readonly string[];
    readonly refusals?: readonly string[];
    readonly faults?: readonly string[];
  }): string[] {
    return (['commands', 'facts', 'refusals', 'faults'] as const).flatMap((kind) =>
      (expected[kind] ?? [])
        .filter((name) => !this[kind].has(name))
        .map((name) => `${kind}: ${name}`),
    );
  }
}

function count(counts: Map<string, number>, name: string, times = 1): void {
  counts.set(name, (counts.get(name) ?? 0) + times);
}
