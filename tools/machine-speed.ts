/**
 * What the machine gives a program just now. On a shared machine that is half of it at times, and
 * what lies far away in memory takes several times as long: figures of two runs can be compared
 * where these are much the same. Takes about a third of a second.
 */
export function machineSpeed(): string {
  return `a multiplication ${stepNs().toFixed(2)} ns, a far load ${loadNs().toFixed(0)} ns`;
}

const STEP_COUNT = 20_000_000;

/** Each needs the result of the one before. */
function stepNs(): number {
  let value = 1;
  const before = performance.now();
  for (let step = 0; step < STEP_COUNT; step += 1) value = Math.imul(value ^ step, 0x01000193);
  const ms = performance.now() - before;
  return value === 0 ? Number.NaN : (ms / STEP_COUNT) * 1e6;
}

/** 64 MiB: more than the caches of most processors. */
const PLACE_COUNT = 2 ** 24;
const LOAD_COUNT = 1_000_000;

/** Each load says where the next one is, too far away to be guessed. */
function loadNs(): number {
  const next = new Uint32Array(PLACE_COUNT);
  // A full cycle through all places: Hull and Dobell, "Random Number Generators" (1962).
  for (let place = 0; place < PLACE_COUNT; place += 1) {
    next[place] = (Math.imul(place, 1_664_525) + 1_013_904_223) & (PLACE_COUNT - 1);
  }
  let place = 0;
  const before = performance.now();
  for (let load = 0; load < LOAD_COUNT; load += 1) place = next[place] as number; // In range.
  const ms = performance.now() - before;
  return place === PLACE_COUNT ? Number.NaN : (ms / LOAD_COUNT) * 1e6;
}
