// The default alphabet of GSM 03.38; each of these takes one septet, those of the extension two.
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENDED = '\f^{}\\[~]|€';

const basic = new Set(BASIC);
const extended = new Set(EXTENDED);

/** How an SMS text is cut and paid for. Units are septets (GSM-7) or UTF-16 units (UCS-2). */
export interface SegmentCount {
  readonly encoding: 'gsm-7' | 'ucs-2';
  readonly segmentCount: number;
  readonly unitCount: number;
  /** Units that still fit without another segment. */
  readonly unitsLeft: number;
}

/**
 * Counts segments: one alone carries 160 septets or 70 UTF-16 units, several carry 153 or 67 each.
 * A character of two units is never cut, so a segment may stay one unit short. The empty text
 * counts as one segment.
 */
export function countSegments(text: string): SegmentCount {
  const characters = Array.from(text); // By code point, as the alphabets are.
  const isGsm = characters.every((it) => basic.has(it) || extended.has(it));
  const sizes = characters.map((it) => (isGsm ? (extended.has(it) ? 2 : 1) : it.length));
  const [alone, several] = isGsm ? [160, 153] : [70, 67];
  const unitCount = sizes.reduce((sum, size) => sum + size, 0);
  const encoding = isGsm ? 'gsm-7' : 'ucs-2';
  if (unitCount <= alone) {
    return { encoding, segmentCount: 1, unitCount, unitsLeft: alone - unitCount };
  }
  const { segmentCount, unitsInLast } = pack(sizes, several);
  return { encoding, segmentCount, unitCount, unitsLeft: several - unitsInLast };
}

function pack(sizes: readonly number[], unitsMax: number) {
  let segmentCount = 1;
  let unitsInLast = 0;
  for (const size of sizes) {
    if (unitsInLast + size > unitsMax) {
      segmentCount += 1;
      unitsInLast = 0;
    }
    unitsInLast += size;
  }
  return { segmentCount, unitsInLast };
}
