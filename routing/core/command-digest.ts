const SEED = 0x811c9dc5;
const PRIME = 0x01000193;
/** Tell an empty list from an empty object, the number 1 from the text, and so on. */
const OTHER = 0x27d4eb2f;
const LIST = 0x5bd1e995;
const MEMBERS = 0x1b873593;

/**
 * A 32-bit digest of a command that does not depend on the order of its members. It tells whether
 * a repeated command id comes with the same command, by all likelihood; it is no defence against
 * anybody. Taken for every command, hence a number and no canonical text in between.
 */
export function commandDigest(command: object): number {
  return hash(command, SEED);
}

function hash(value: unknown, seed: number): number {
  if (typeof value === 'string') return hashText(value, seed);
  if (Array.isArray(value)) {
    let result = mix(seed ^ LIST, value.length);
    for (const item of value) result = hash(item, result);
    return result;
  }
  if (typeof value !== 'object' || value === null) return hashText(String(value), seed ^ OTHER);
  // Members are added up, so their order does not matter and need not be sorted.
  const members = value as Readonly<Record<string, unknown>>; // Neither null nor an array.
  let sum = 0;
  // Commands are plain data and inherit nothing; a list of their keys would be one more to collect.
  for (const key in members) {
    const item = members[key];
    if (item !== undefined) sum = (sum + hash(item, hashName(key, seed))) | 0;
  }
  return mix(seed ^ MEMBERS, sum);
}

const NAMES = new Map<string, number>();
const NAME_COUNT_MAX = 1_000;

/** Names of a command's own members come again and again. */
function hashName(name: string, seed: number): number {
  if (seed !== SEED) return hashText(name, seed);
  let hashed = NAMES.get(name);
  if (hashed === undefined) {
    hashed = hashText(name, seed);
    if (NAMES.size < NAME_COUNT_MAX) NAMES.set(name, hashed);
  }
  return hashed;
}

/** 32 bits, with a sign: as such a number needs no memory of its own. */
export function hashText(text: string, seed: number): number {
  let result = mix(seed, text.length);
  for (let at = 0; at < text.length; at += 1) {
    result = Math.imul(result ^ text.charCodeAt(at), PRIME);
  }
  return result ^ (result >>> 15);
}

function mix(seed: number, value: number): number {
  const mixed = Math.imul(seed ^ value, 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}
