import type { PartyId } from '@zentrale/kernel/values';
import type { types } from 'mediasoup';
import type { HeardPacket } from '../../ports/media-plane.ts';
import { EAR_CAPABILITIES } from './codecs.ts';
import { RoomParty, type RoomSound } from './room-party.ts';
import { payloadOf, timestampOf } from './rtp-packet.ts';

/** Hears everybody it may as they were sent, and is heard by nobody: a recording. */
export class EarParty extends RoomParty {
  readonly #router: types.Router;
  readonly #transport: types.DirectTransport;
  readonly #hear: (packet: HeardPacket) => void;

  constructor(about: {
    partyId: PartyId;
    router: types.Router;
    transport: types.DirectTransport;
    hear: (packet: HeardPacket) => void;
  }) {
    super(about.partyId);
    this.#router = about.router;
    this.#transport = about.transport;
    this.#hear = about.hear;
  }

  close(): void {
    this.#transport.close();
  }

  protected async consume({ producer }: RoomSound): Promise<types.Consumer | null> {
    const about = { producerId: producer.id, rtpCapabilities: EAR_CAPABILITIES };
    if (producer.kind !== 'audio' || !this.#router.canConsume(about)) return null;
    return this.#transport.consume({ ...about, paused: false });
  }

  protected added(consumer: types.Consumer, { from }: RoomSound): void {
    if (from === null) return;
    const mimeType = consumer.rtpParameters.codecs[0]?.mimeType.toLowerCase();
    const codec = mimeType === 'audio/opus' ? 'opus' : 'mu-law';
    consumer.on('rtp', (packet) => {
      const payload = payloadOf(packet);
      if (payload === null || payload.length === 0) return;
      // The library's buffer is its own.
      const kept = Uint8Array.from(payload);
      this.#hear({ from, codec, timestamp: timestampOf(packet), payload: kept });
    });
  }
}
