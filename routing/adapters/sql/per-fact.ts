import type { RoutingFact } from '../../core/index.ts';

type FactOf<Type extends RoutingFact['type']> = Extract<RoutingFact, { readonly type: Type }>;

/** What follows from some kinds of facts; the others have no consequence here. */
export type PerFact<About extends readonly unknown[], Answer> = {
  readonly [Type in RoutingFact['type']]?: (fact: FactOf<Type>, ...about: About) => Answer;
};

/** Does what the table says of a fact; `undefined` where it says nothing. */
export function followFact<About extends readonly unknown[], Answer>(
  table: PerFact<About, Answer>,
  fact: RoutingFact,
  ...about: About
): Answer | undefined {
  // The entry under a fact's type takes facts of that very type.
  const follow = table[fact.type] as ((fact: RoutingFact, ...about: About) => Answer) | undefined;
  return follow?.(fact, ...about);
}
