/**
 * Leaves out steps as long as what remains fails in the same way: halves first, then quarters, down
 * to single steps, until none can go (delta debugging). Asks `fails` at most `tryCountMax` times.
 */
export async function shrink<Step>(
  steps: readonly Step[],
  fails: (steps: readonly Step[]) => boolean | Promise<boolean>,
  tryCountMax = 3_000,
): Promise<readonly Step[]> {
  let left = steps;
  let chunk = Math.ceil(left.length / 2);
  let tryCount = 0;
  while (left.length > 0) {
    const lengthBefore = left.length;
    let from = 0;
    while (from < left.length) {
      if (tryCount >= tryCountMax) return left;
      tryCount += 1;
      const without = left.toSpliced(from, chunk);
      // What was left out is not needed; what follows has moved to its place.
      if (await fails(without)) left = without;
      else from += chunk;
    }
    if (chunk > 1) chunk = Math.ceil(chunk / 2);
    else if (left.length === lengthBefore) return left;
  }
  return left;
}
