const PRIME = 0x01000193;

/**
 * A 64-bit digest of a command that does not depend on the order of its members. It tells whether
 * a repeated command id comes with the same command; it is no defence against anybody.
 */
export function commandDigest(command: object): string {
  const one = hash(command, 0x811c9dc5);
  const other = hash(command, 0x2b5a5d37);
  return one.toString(16).padStart(8, '0') + other.toString(16).padStart(8, '0');
}

function hash(value: unknown, seed: number): number {
  if (typeof value === 'string') return hashText(value, seed);
  if (Array.isArray(value)) {
    let result = hashText('[', seed);
    for (const item of value) result = hash(item, result);
    return result;
  }
  if (typeof value !== 'object' || value === null) return hashText(`:${String(value)}`, seed);
  // Members are added up, so their order does not matter and need not be sorted.
  let sum = 0;
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) sum = (sum + hash(item, hashText(key, seed))) >>> 0;
  }
  return mix(seed, sum);
}

function hashText(text: string, seed: number): number {
  let result = mix(seed, text.length);
  for (let at = 0; at < text.length; at += 1) {
    result = Math.imul(result ^ text.charCodeAt(at), PRIME);
  }
  return (result ^ (result >>> 15)) >>> 0;
}

function mix(seed: number, value: number): number {
  const mixed = Math.imul(seed ^ value, 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
