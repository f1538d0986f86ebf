import { assert, type Result } from '@zentrale/kernel/values';

/** What a seed lays down fits; where it does not, the seed is wrong. */
export function must<Value>(result: Result<Value>): Value {
  assert(
    result.ok,
    `the demo centre is refused: ${JSON.stringify(result.ok ? '' : result.refusal)}`,
  );
  return result.value;
}
