/**
 * Mine on top of theirs, member by member: what I have not touched is theirs, what I have changed
 * stays mine. `base` is what both of us began with.
 */
export function mergeValues<Values extends object>(
  base: Values,
  mine: Values,
  theirs: Values,
): Values {
  const members = Object.keys(theirs) as (keyof Values)[];
  const merged = members.map((member) => [
    member,
    isSame(mine[member], base[member]) ? theirs[member] : mine[member],
  ]);
  // Every member of the type is there: theirs was complete.
  return { ...mine, ...Object.fromEntries(merged) } as Values;
}

/** Members that both of us have changed, and differently. */
export function contested<Values extends object>(
  base: Values,
  mine: Values,
  theirs: Values,
): (keyof Values)[] {
  return (Object.keys(theirs) as (keyof Values)[]).filter(
    (member) =>
      !isSame(mine[member], base[member]) &&
      !isSame(theirs[member], base[member]) &&
      !isSame(mine[member], theirs[member]),
  );
}

/** Settings are plain JSON; members stand in any order. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) =>
    isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}
