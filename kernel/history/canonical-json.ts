/**
 * JSON with sorted keys, so that equal values give equal text. Maps become arrays of entries in
 * key order; `undefined` members are left out. Cycles are a bug of the caller.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(ordered(value));
}

function ordered(value: unknown): unknown {
  if (value instanceof Map) {
    return [...value.entries()]
      .map(([key, item]) => [key, ordered(item)] as const)
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  }
  if (value instanceof Set) {
    return [...value].toSorted((a, b) => (String(a) < String(b) ? -1 : 1));
  }
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, ordered(item)] as const);
  return Object.fromEntries(members);
}
