import { canonicalJson } from './canonical-json.ts';

/**
 * A 64-bit FNV-1a digest of canonical JSON, as 16 hex digits. It tells two states apart; it is not
 * a defence against anybody.
 */
export function digest(value: unknown): string {
  return textDigest(canonicalJson(value));
}

/** The same of a text as it stands. */
export function textDigest(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let at = 0; at < text.length; at += 1) {
    low = (low ^ text.charCodeAt(at)) >>> 0;
    // Multiplication by the FNV prime 2^40 + 0x1b3 in two 32-bit halves, without BigInt.
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 0x1_0000_0000) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
