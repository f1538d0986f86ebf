/** A belief of ours was wrong. The unit that throws it is stopped and rebuilt from history. */
export class Bug extends Error {
  override readonly name = 'Bug';
}

/** Stays on in production: a broken belief must not become a wrong fact. */
export function assert(condition: unknown, belief: string): asserts condition {
  if (!condition) throw new Bug(belief);
}

/** Reads what must be there. */
export function must<Value>(value: Value | null | undefined, belief: string): Value {
  assert(value !== null && value !== undefined, belief);
  return value;
}

/** Ends an exhaustive switch; a new member of the union stops it from compiling. */
export function unreachable(value: never): never {
  throw new Bug(`not reachable: ${JSON.stringify(value)}`);
}
