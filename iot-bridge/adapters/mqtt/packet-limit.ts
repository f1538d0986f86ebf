const LENGTH_BYTES_MAX = 4;

/**
 * Follows the framing of one MQTT byte stream and tells when a packet announces more bytes than
 * allowed. The broker's parser would collect up to 256 MB of a packet before anybody is asked.
 */
export class PacketLimit {
  readonly #packetBytesMax: number;
  /** Bytes of the current packet's body still to come. */
  #bodyLeft = 0;
  #lengthBytes = 0;
  #length = 0;
  #isInHeader = false;

  constructor(packetBytesMax: number) {
    this.#packetBytesMax = packetBytesMax;
  }

  /** `false`: the stream must be ended; what follows is not looked at. */
  accepts(chunk: Uint8Array): boolean {
    let at = 0;
    while (at < chunk.length) {
      if (this.#bodyLeft > 0) {
        const taken = Math.min(this.#bodyLeft, chunk.length - at);
        this.#bodyLeft -= taken;
        at += taken;
      } else if (this.#isInHeader) {
        if (!this.#readLength(chunk[at] ?? 0)) return false;
        at += 1;
      } else {
        this.#isInHeader = true;
        this.#length = 0;
        this.#lengthBytes = 0;
        at += 1;
      }
    }
    return true;
  }

  #readLength(byte: number): boolean {
    this.#length += (byte & 0x7f) * 128 ** this.#lengthBytes;
    this.#lengthBytes += 1;
    if (this.#length > this.#packetBytesMax || this.#lengthBytes > LENGTH_BYTES_MAX) return false;
    if ((byte & 0x80) === 0) {
      this.#isInHeader = false;
      this.#bodyLeft = this.#length;
    }
    return true;
  }
}
