/**
 * Do two values read the same as JSON? The order of members does not matter, and one that is
 * undefined is none. Stops at the first difference, so asking costs less than writing both down.
 */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => isSameJson(item, b[index]))
    );
  }
  const names = Object.keys(a);
  return (
    names.every((name) => isSameJson(memberOf(a, name), memberOf(b, name))) &&
    Object.keys(b).every((name) => Object.hasOwn(a, name) || memberOf(b, name) === undefined)
  );
}

function memberOf(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}
