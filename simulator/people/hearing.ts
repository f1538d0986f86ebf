import type { RoutingFact } from '@zentrale/routing';

/** What somebody does about facts; those without an entry pass unheard. */
export type Hearing = {
  readonly [Type in RoutingFact['type']]?: (fact: Extract<RoutingFact, { type: Type }>) => void;
};

export function hearWith(hearing: Hearing, fact: RoutingFact): void {
  // The entry under a type takes facts of that type.
  const act = hearing[fact.type] as ((fact: RoutingFact) => void) | undefined;
  act?.(fact);
}
