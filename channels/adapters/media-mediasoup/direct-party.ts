import type { PartyId } from '@zentrale/kernel/values';
import type { types } from 'mediasoup';
import type { DirectParty } from '../../ports/media-plane.ts';
import { PCMU_CAPABILITIES, pcmuParameters } from './codecs.ts';
import { RoomParty, type RoomSound } from './room-party.ts';
import { PcmuPackets, payloadOf } from './rtp-packet.ts';

/** Mu-law frames in and out of a room, without a network: a telephone, a recording, a test. */
export class PcmuParty extends RoomParty implements DirectParty {
  readonly #router: types.Router;
  readonly #transport: types.DirectTransport;
  readonly #hear: (from: PartyId | null, frame: Uint8Array) => void;
  readonly #packets: PcmuPackets;

  constructor(about: {
    partyId: PartyId;
    router: types.Router;
    transport: types.DirectTransport;
    ssrc: number;
    hear: (from: PartyId | null, frame: Uint8Array) => void;
  }) {
    super(about.partyId);
    this.#router = about.router;
    this.#transport = about.transport;
    this.#hear = about.hear;
    this.#packets = new PcmuPackets(about.ssrc);
  }

  /** Makes what the party sends; nothing is heard before. */
  async open(): Promise<void> {
    const producer = await this.#transport.produce({
      kind: 'audio',
      rtpParameters: pcmuParameters(this.#packets.ssrc),
    });
    this.producers.set('microphone', producer);
  }

  send(frame: Uint8Array, atSample?: number): void {
    const producer = this.producers.get('microphone');
    if (producer !== undefined && !producer.closed) {
      producer.send(this.#packets.next(frame, atSample));
    }
  }

  close(): void {
    this.#transport.close();
  }

  protected async consume({ producer }: RoomSound): Promise<types.Consumer | null> {
    const about = { producerId: producer.id, rtpCapabilities: PCMU_CAPABILITIES };
    if (!this.#router.canConsume(about)) return null;
    return this.#transport.consume({ ...about, paused: false });
  }

  protected added(consumer: types.Consumer, { from }: RoomSound): void {
    consumer.on('rtp', (packet) => {
      const frame = payloadOf(packet);
      if (frame !== null) this.#hear(from, frame);
    });
  }
}
