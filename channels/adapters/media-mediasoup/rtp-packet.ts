const VERSION_2 = 0x80;
const HEADER_BYTES = 12;
const PCMU_PAYLOAD_TYPE = 0;

/** Puts frames of mu-law into RTP packets, numbered one after the other. */
export class PcmuPackets {
  readonly ssrc: number;
  #sequence = 0;
  #timestamp = 0;

  constructor(ssrc: number) {
    this.ssrc = ssrc;
  }

  next(frame: Uint8Array, atSample = this.#timestamp): Buffer {
    this.#timestamp = atSample >>> 0;
    const packet = Buffer.allocUnsafe(HEADER_BYTES + frame.length);
    packet.writeUInt8(VERSION_2, 0);
    packet.writeUInt8(PCMU_PAYLOAD_TYPE, 1);
    packet.writeUInt16BE(this.#sequence, 2);
    packet.writeUInt32BE(this.#timestamp, 4);
    packet.writeUInt32BE(this.ssrc, 8);
    packet.set(frame, HEADER_BYTES);
    this.#sequence = (this.#sequence + 1) & 0xffff;
    this.#timestamp = (this.#timestamp + frame.length) >>> 0;
    return packet;
  }
}

/** When it was said, by the sender's count; of a packet that `payloadOf` understands. */
export function timestampOf(packet: Uint8Array): number {
  return new DataView(packet.buffer, packet.byteOffset).getUint32(4);
}

/** The sound in an RTP packet; `null` for what is no packet of version 2. */
export function payloadOf(packet: Uint8Array): Uint8Array | null {
  const first = packet[0] ?? 0;
  if (packet.length < HEADER_BYTES || (first & 0xc0) !== VERSION_2) return null;
  let start = HEADER_BYTES + 4 * (first & 0x0f);
  const hasExtension = (first & 0x10) !== 0;
  if (hasExtension) {
    const words = ((packet[start + 2] ?? 0) << 8) | (packet[start + 3] ?? 0);
    start += 4 + 4 * words;
  }
  const isPadded = (first & 0x20) !== 0;
  const end = packet.length - (isPadded ? (packet.at(-1) ?? 0) : 0);
  return start <= end ? packet.subarray(start, end) : null;
}
