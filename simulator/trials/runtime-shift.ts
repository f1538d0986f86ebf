import type { Chance } from '@zentrale/kernel/chance';
import type { EventStore } from '@zentrale/kernel/ports';
import { asId, instant, minutes, type CommandId, type DurationMs } from '@zentrale/kernel/values';
import { Courier, type Mischief } from '../faults/courier.ts';
import { drawFault } from '../faults/draw-fault.ts';
import { openingCommands, type CentreSpec } from '../people/centre.ts';
import { everySoOften } from '../people/day.ts';
import type { OnFact } from '../people/floor.ts';
import { Population } from '../people/population.ts';
import { OPENING } from './direct.ts';
import { RuntimeTrial } from './runtime.ts';

/** Before the end nothing breaks any more, so that everything can come to rest. */
const QUIET = minutes(2);

/** One shift through the real runtime, on machines that break. */
export class RuntimeShift {
  readonly trial: RuntimeTrial;
  readonly #spec: CentreSpec;
  readonly #people: Population;
  readonly #chance: Chance;
  readonly #faultsPerHour: number;
  readonly #endsAt;

  constructor(parts: {
    readonly spec: CentreSpec;
    readonly chance: Chance;
    readonly lengthMs: DurationMs;
    readonly mischief: Mischief;
    readonly faultsPerHour: number;
    readonly plant?: (store: EventStore) => EventStore;
    readonly onFact?: OnFact;
  }) {
    const { spec, chance, plant, onFact } = parts;
    this.#spec = spec;
    this.#chance = chance;
    this.#faultsPerHour = parts.faultsPerHour;
    this.#endsAt = instant(OPENING + parts.lengthMs);
    this.trial = new RuntimeTrial({
      ...(plant === undefined ? {} : { plant }),
      hear: (recorded) => {
        onFact?.(recorded);
        this.#people.hear(recorded);
      },
    });
    const courier = new Courier({
      timeline: this.trial.timeline,
      chance: chance.stream('courier'),
      mischief: parts.mischief,
      count: (fault) => this.trial.coverage.fault(fault),
      deliver: (commandId, command, onAnswer) => this.trial.deliver(commandId, command, onAnswer),
    });
    this.#people = new Population(courier, spec, {
      chance: chance.stream('people'),
      from: OPENING,
      until: this.#endsAt,
    });
  }

  /** Throws the first `Violation`; the steps so far are in the trial. */
  async run(): Promise<void> {
    const { timeline } = this.trial;
    for (const [index, command] of openingCommands(this.#spec).entries()) {
      this.trial.deliver(asId<CommandId>(`opening-${index + 1}`), command);
    }
    await this.trial.runUntil(instant(OPENING + 1));
    this.#people.begin();
    const chance = this.#chance.stream('faults');
    everySoOften(timeline, chance, this.#faultsPerHour, () => {
      if (timeline.now() < this.#endsAt - QUIET) this.trial.meet(drawFault(chance));
    });
    await this.trial.runUntil(this.#endsAt);
    await this.trial.finish();
  }
}
