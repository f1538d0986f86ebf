import type { Recorded } from '@zentrale/kernel/history';
import type { CommandId, Result } from '@zentrale/kernel/values';
import type { RoutingAnswer, RoutingCommand, RoutingFact } from '@zentrale/routing';
import type { Checks } from './violation.ts';

/** The engine remembers at least 5,000 commands; later repeats are not promised anything. */
const REMEMBERED_COUNT = 4_000;
const ACTED_COUNT = 50_000;

/** What was asked and answered, and whether the history bears it out. */
export class Promises {
  readonly #checks: Checks;
  readonly #answers = new Recent<CommandId, { readonly body: string; readonly answer: string }>(
    REMEMBERED_COUNT,
  );
  readonly #recorded = new Recent<CommandId, true>(ACTED_COUNT);
  readonly #acted = new Recent<CommandId, true>(ACTED_COUNT);

  constructor(checks: Checks) {
    this.#checks = checks;
  }

  /** The facts of one command, which nobody else's came in between. */
  recorded(commandId: CommandId, facts: readonly Recorded<RoutingFact>[]): void {
    this.#checks.that(
      'acted-once',
      !this.#recorded.has(commandId),
      () => `${commandId} is acted upon again by fact ${facts[0]?.version}`,
    );
    this.#recorded.set(commandId, true);
    const texts = new Set<string>();
    for (const { fact, version } of facts) {
      const text = JSON.stringify(fact);
      this.#checks.that(
        'acted-once',
        !texts.has(text),
        () => `fact ${version} of ${commandId} is there already: ${text}`,
      );
      texts.add(text);
      if (fact.asked !== undefined) this.#acted.set(commandId, true);
    }
  }

  /** What somebody was told, after what it promises should have been recorded. */
  answered(commandId: CommandId, command: RoutingCommand, result: Result<RoutingAnswer>): void {
    if (command.type === 'PassTime') return;
    const body = JSON.stringify(command);
    const first = this.#answers.get(commandId);
    if (first === undefined) {
      if (!result.ok) return;
      this.#answers.set(commandId, { body, answer: JSON.stringify(result.value) });
      this.#checks.that(
        'promises-kept',
        this.#acted.has(commandId),
        () => `${command.type} ${commandId} was answered and is not in the history`,
      );
      return;
    }
    const isAlike =
      body === first.body
        ? result.ok && JSON.stringify(result.value) === first.answer
        : !result.ok && result.refusal.kind === 'command.conflict';
    this.#checks.that(
      'repeats-answered-alike',
      isAlike,
      () => `${command.type} ${commandId}: ${JSON.stringify(result)} after ${first.answer}`,
    );
  }
}

/** A map that forgets the oldest half when it is full. */
class Recent<Key, Value> {
  readonly #countMax: number;
  #younger = new Map<Key, Value>();
  #older = new Map<Key, Value>();

  constructor(countMax: number) {
    this.#countMax = countMax;
  }

  get(key: Key): Value | undefined {
    return this.#younger.get(key) ?? this.#older.get(key);
  }

  has(key: Key): boolean {
    return this.get(key) !== undefined;
  }

  set(key: Key, value: Value): void {
    if (this.#younger.size >= this.#countMax / 2) {
      this.#older = this.#younger;
      this.#younger = new Map();
    }
    this.#younger.set(key, value);
  }
}
