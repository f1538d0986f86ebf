import type { Chance } from '@zentrale/kernel/chance';
import { asId, instant, type CommandId, type DurationMs } from '@zentrale/kernel/values';
import { Courier, type Mischief } from '../faults/courier.ts';
import { openingCommands, type CentreSpec } from '../people/centre.ts';
import type { OnFact } from '../people/floor.ts';
import { Population } from '../people/population.ts';
import { DirectTrial, OPENING } from './direct.ts';
import { engine, type Subject } from './subject.ts';

export interface ShiftParts {
  readonly spec: CentreSpec;
  readonly chance: Chance;
  readonly lengthMs: DurationMs;
  readonly mischief: Mischief;
  readonly subject?: Subject;
  readonly keepsHistory?: boolean;
  /** Hears every fact, beside the people. */
  readonly onFact?: OnFact;
}

/** One shift straight on the engine, ready to be run. */
export class Shift {
  readonly trial: DirectTrial;
  readonly #parts: ShiftParts;
  readonly #people: Population;

  constructor(parts: ShiftParts) {
    const { spec, chance, mischief, subject = engine(), onFact } = parts;
    this.#parts = parts;
    this.trial = new DirectTrial({
      subject,
      keepsHistory: parts.keepsHistory ?? false,
      hear: (recorded) => {
        onFact?.(recorded);
        this.#people.hear(recorded);
      },
    });
    const courier = new Courier({
      timeline: this.trial.timeline,
      chance: chance.stream('courier'),
      mischief,
      count: (fault) => this.trial.coverage.fault(fault),
      deliver: (commandId, command, onAnswer) => onAnswer(this.trial.deliver(commandId, command)),
    });
    this.#people = new Population(courier, spec, {
      chance: chance.stream('people'),
      from: OPENING,
      until: this.#endsAt,
    });
  }

  /** Throws the first `Violation`; the steps so far are in the trial. */
  run(): void {
    for (const [index, command] of openingCommands(this.#parts.spec).entries()) {
      this.trial.deliver(asId<CommandId>(`opening-${index + 1}`), command);
    }
    this.#people.begin();
    this.trial.runUntil(this.#endsAt);
    this.trial.finish();
  }

  get #endsAt() {
    return instant(OPENING + this.#parts.lengthMs);
  }
}
