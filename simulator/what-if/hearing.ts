import type { Recorded } from '@zentrale/kernel/history';
import type { Instant } from '@zentrale/kernel/values';
import type { RoutingFact } from '@zentrale/routing';

export type Of<Type extends RoutingFact['type']> = Extract<RoutingFact, { readonly type: Type }>;

/** What somebody makes of the facts she listens to; the others pass her by. */
export type Hearing = {
  readonly [Type in RoutingFact['type']]?: (fact: Of<Type>, at: Instant) => void;
};

export function tell(
  hearing: Hearing,
  { fact, recordedAt }: Pick<Recorded<RoutingFact>, 'fact' | 'recordedAt'>,
): void {
  // The member of a type takes facts of that type.
  const hear = hearing[fact.type] as ((fact: RoutingFact, at: Instant) => void) | undefined;
  hear?.(fact, recordedAt);
}
