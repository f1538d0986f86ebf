// G.711 mu-law, the sound of telephones: 8,000 samples a second, eight bits each.

export const SAMPLES_PER_SECOND = 8000;
/** One packet: 20 ms. */
export const FRAME_SAMPLES = 160;
export const FRAME_MS = 20;

const BIAS = 0x84;
const CLIP = 32_635;
export const MU_LAW_SILENCE = 0xff;

/** One sample of 16 bits as one byte. */
export function toMuLaw(sample: number): number {
  const isNegative = sample < 0;
  const magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
  // The position of the highest bit, from bit 7 on, is the exponent.
  const exponent = Math.max(0, 31 - Math.clz32(magnitude) - 7);
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~((isNegative ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
}

export function fromMuLaw(byte: number): number {
  const bits = ~byte & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + BIAS) << ((bits >> 4) & 0x07)) - BIAS;
  // `-0` would be another value than `0` to those who compare.
  return bits & 0x80 ? 0 - magnitude : magnitude;
}
