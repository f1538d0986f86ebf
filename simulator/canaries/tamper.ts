// Ways of breaking the engine on purpose, from the outside.
import type { Recorded } from '@zentrale/kernel/history';
import type { CommandId } from '@zentrale/kernel/values';
import type { Context, RoutingCommand, RoutingFact, WorkingState } from '@zentrale/routing';
import type { Property } from '../audit/index.ts';
import type { Subject } from '../trials/subject.ts';

/** A planted bug, and which property must catch it. */
export interface Canary {
  readonly name: string;
  readonly sentence: string;
  /** The first is what is broken; others may notice before. */
  readonly caughtBy: readonly Property[];
  readonly plant: (subject: Subject) => Subject;
}

/** The third occasion: late enough for the picture to be full, early enough to be met. */
const OCCASION = 3;

/** Lets the first occasions pass and says yes once. */
export function onThirdOccasion(): () => boolean {
  let count = 0;
  return () => (count += 1) === OCCASION;
}

export type Change = (
  facts: readonly Recorded<RoutingFact>[],
  state: WorkingState,
  command: RoutingCommand,
) => readonly Recorded<RoutingFact>[] | null;

/** What the engine records is changed on its way out; `null` leaves it as it is. */
export function changeFacts(subject: Subject, change: Change): Subject {
  return {
    ...subject,
    perform(command, context) {
      const versionBefore = subject.state.version;
      const result = subject.perform(command, context);
      if (!result.ok) return result;
      const changed = change(result.value.facts, subject.state, command);
      if (changed === null) return result;
      const facts = changed.map((recorded, index) => ({
        ...recorded,
        version: versionBefore + 1 + index,
      }));
      subject.state.version = versionBefore + facts.length;
      return { ok: true, value: { ...result.value, facts } };
    },
  };
}

/** Changes or drops (`null`) the third fact that `isMeant` says yes to. */
export function changeOne<Type extends RoutingFact['type']>(
  subject: Subject,
  type: Type,
  change: (
    fact: Extract<RoutingFact, { type: Type }>,
    recorded: Recorded<RoutingFact>,
    state: WorkingState,
  ) => RoutingFact | 'drop' | 'double' | null,
): Subject {
  let occasion = 0;
  return changeFacts(subject, (facts, state) => {
    if (occasion >= OCCASION) return null;
    const at = facts.findIndex(({ fact }) => fact.type === type);
    const recorded = facts[at];
    if (recorded === undefined) return null;
    // The type has just been compared.
    const fact = recorded.fact as Extract<RoutingFact, { type: Type }>;
    const changed = change(fact, recorded, state);
    if (changed === null) return null;
    occasion += 1;
    if (occasion < OCCASION) return null;
    const instead =
      changed === 'drop'
        ? remainsOf(fact, recorded)
        : changed === 'double'
          ? [recorded, { ...recorded, fact: withoutAsked(fact) }]
          : [{ ...recorded, fact: changed }];
    return facts.toSpliced(at, 1, ...instead);
  });
}

/** The engine learns of one deadline so much later. */
export function delayDeadline(
  subject: Subject,
  type: RoutingFact['type'],
  deadlineOf: (fact: RoutingFact) => number | null,
): Subject {
  const isOccasion = onThirdOccasion();
  let hiddenAt: number | null = null;
  return {
    ...subject,
    perform(command, context: Context & { readonly commandId: CommandId }) {
      const result = subject.perform(command, context);
      for (const { fact } of result.ok ? result.value.facts : []) {
        const deadline = fact.type === type ? deadlineOf(fact) : null;
        if (deadline !== null && deadline > context.now && isOccasion()) hiddenAt = deadline;
      }
      return result;
    },
    nextDeadline() {
      const at = subject.nextDeadline();
      // Nothing wakes the engine from then on: a lost timer.
      return at !== null && hiddenAt !== null && at >= hiddenAt ? null : at;
    },
  };
}

/** The command behind a dropped fact was answered all the same. */
function remainsOf(
  { asked }: RoutingFact,
  recorded: Recorded<RoutingFact>,
): Recorded<RoutingFact>[] {
  return asked === undefined ? [] : [{ ...recorded, fact: { type: 'NothingChanged', asked } }];
}

function withoutAsked(fact: RoutingFact): RoutingFact {
  const { asked: _asked, ...rest } = fact;
  return rest;
}
