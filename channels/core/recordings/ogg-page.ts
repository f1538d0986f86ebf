// One page of an Ogg stream (RFC 3533). Ours, because the libraries that write Ogg are not kept,
// need a codec built in C, or carry a licence that this product does not ship.

const HEADER_BYTES = 27;
/** A page lists at most so many pieces of up to 255 bytes each. */
export const PAGE_LACES_MAX = 255;

export interface OggPage {
  readonly packets: readonly Uint8Array[];
  /** Samples up to the end of the page. */
  readonly granule: number;
  readonly index: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** How many entries a packet takes in a page's list. */
export function lacesOf(packet: Uint8Array): number {
  return Math.floor(packet.length / 255) + 1;
}

/** `serial`: any number, the same for all pages of a stream. */
export function oggPage({ packets, granule, index, isFirst, isLast }: OggPage, serial: number) {
  const laces = packets.flatMap((packet) => [
    ...Array.from({ length: lacesOf(packet) - 1 }, () => 255),
    packet.length % 255,
  ]);
  const bodyBytes = packets.reduce((sum, packet) => sum + packet.length, 0);
  const bytes = new Uint8Array(HEADER_BYTES + laces.length + bodyBytes);
  const view = new DataView(bytes.buffer);
  bytes.set([0x4f, 0x67, 0x67, 0x53, 0, (isFirst ? 2 : 0) | (isLast ? 4 : 0)]);
  view.setBigUint64(6, BigInt(granule), true);
  view.setUint32(14, serial, true);
  view.setUint32(18, index, true);
  bytes[26] = laces.length;
  bytes.set(laces, HEADER_BYTES);
  let offset = HEADER_BYTES + laces.length;
  for (const packet of packets) {
    bytes.set(packet, offset);
    offset += packet.length;
  }
  view.setUint32(22, checksumOf(bytes), true);
  return bytes;
}

const POLYNOMIAL = 0x04c11db7;
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) {
    value = value & 0x80000000 ? (value << 1) ^ POLYNOMIAL : value << 1;
  }
  return value >>> 0;
});

/** Ogg's CRC runs the other way round than that of zip files. */
export function checksumOf(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) sum = ((sum << 8) ^ (TABLE[((sum >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
  return sum;
}
