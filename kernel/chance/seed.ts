/** Four 32-bit words that seed a generator. */
export type SeedWords = readonly [number, number, number, number];

/**
 * Spreads a text over 128 bits, so that seeds that differ in one character (`7/ann`, `7/bea`) give
 * streams that have nothing in common. No defence against anybody.
 */
export function seedWords(text: string): SeedWords {
  let a = 0x4fd1c5b3;
  let b = 0x2e1b9f87;
  let c = 0x6c8e9cf5;
  let d = 0x51f8a3d1;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    a = b ^ Math.imul(a ^ unit, 0x24924925);
    b = c ^ Math.imul(b ^ unit, 0x5d588b65);
    c = d ^ Math.imul(c ^ unit, 0x2d51f4b1);
    d = a ^ Math.imul(d ^ unit, 0x7a3b29c7);
  }
  return [finish(a ^ c), finish(b ^ d), finish(c ^ text.length), finish(d ^ a)];
}

/** Every bit of the result depends on every bit of the word. */
function finish(word: number): number {
  let mixed = word;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
