import { accepted, refused, type PartyId, type Result } from '@zentrale/kernel/values';
import type {
  DtlsParameters,
  IceParameters,
  RtpCapabilities,
  RtpParameters,
  TransportOffer,
} from '@zentrale/protocol/socket';
import type { types } from 'mediasoup';
import type { MediaSource } from '../../core/index.ts';
import type { MediaNews } from '../../ports/media-plane.ts';
import { refusedAs } from './refused-as.ts';

/** Something that can be heard or seen in a room. */
export interface RoomSound {
  readonly producer: types.Producer;
  readonly source: MediaSource | 'music' | 'tone';
  /** `null`: the centre itself. */
  readonly from: PartyId | null;
}

interface Heard {
  readonly consumer: types.Consumer;
  /** Whether the browser has made its side; until then nothing is sent. */
  isMade: boolean;
}

/** What a party needs of its transports, be it a browser or not. */
export abstract class RoomParty {
  readonly partyId: PartyId;
  readonly producers = new Map<MediaSource, types.Producer>();
  protected readonly consumers = new Map<string, Heard>();

  protected constructor(partyId: PartyId) {
    this.partyId = partyId;
  }

  /** From now on exactly these. Consumers are made when first needed, and paused after that. */
  async hear(sounds: readonly RoomSound[]): Promise<void> {
    const wanted = new Map(sounds.map((sound) => [sound.producer.id, sound]));
    for (const [producerId, heard] of this.consumers) {
      await setFlow(heard.consumer, heard.isMade && wanted.has(producerId));
    }
    for (const sound of sounds) {
      if (this.consumers.has(sound.producer.id) || sound.producer.closed) continue;
      const consumer = await this.consume(sound);
      if (consumer === null) continue;
      const heard = { consumer, isMade: !consumer.paused };
      this.consumers.set(sound.producer.id, heard);
      const forget = () => this.consumers.delete(sound.producer.id);
      consumer.on('producerclose', forget);
      consumer.on('transportclose', forget);
      this.added(consumer, sound);
    }
  }

  abstract close(): void;
  /** Makes the consumer of a sound; `null` where this party cannot take it. */
  protected abstract consume(sound: RoomSound): Promise<types.Consumer | null>;
  protected abstract added(consumer: types.Consumer, sound: RoomSound): void;
}

async function setFlow(consumer: types.Consumer, isFlowing: boolean): Promise<void> {
  if (consumer.closed || consumer.paused === !isFlowing) return;
  await (isFlowing ? consumer.resume() : consumer.pause());
}

/** A party in a browser: one transport for each direction. */
export class BrowserParty extends RoomParty {
  readonly #router: types.Router;
  readonly #transports: { send: types.WebRtcTransport; receive: types.WebRtcTransport };
  readonly #tell: (news: MediaNews) => void;
  readonly #connected = new Set<string>();
  #capabilities: types.RtpCapabilities | null = null;

  constructor(about: {
    partyId: PartyId;
    router: types.Router;
    send: types.WebRtcTransport;
    receive: types.WebRtcTransport;
    tell: (news: MediaNews) => void;
  }) {
    super(about.partyId);
    this.#router = about.router;
    this.#tell = about.tell;
    this.#transports = { send: about.send, receive: about.receive };
    for (const transport of [about.send, about.receive]) this.#watch(transport);
  }

  offers(): { send: TransportOffer; receive: TransportOffer } {
    const { send, receive } = this.#transports;
    return { send: offerOf(send), receive: offerOf(receive) };
  }

  close(): void {
    this.#transports.send.close();
    this.#transports.receive.close();
  }

  async connect(transportId: string, dtls: DtlsParameters): Promise<Result<null>> {
    const transport = this.#transport(transportId);
    if (transport === null) return refused('media.unknown', { field: 'transportId' });
    if (this.#connected.has(transportId)) return refused('call.wrong-order');
    this.#connected.add(transportId);
    return refusedAs('call.media-invalid', 'dtlsParameters', async () => {
      // Checked by the schema; the library checks fingerprints once more.
      await transport.connect({ dtlsParameters: dtls as types.DtlsParameters });
      return null;
    });
  }

  receive(capabilities: RtpCapabilities): void {
    this.#capabilities = capabilities as types.RtpCapabilities;
  }

  async produce(
    source: MediaSource,
    rtpParameters: RtpParameters,
    isMuted: boolean,
  ): Promise<Result<types.Producer>> {
    const { send } = this.#transports;
    if (!this.#connected.has(send.id)) return refused('call.wrong-order');
    if (this.producers.has(source)) return refused('call.wrong-order', { field: 'source' });
    const kind = source === 'microphone' ? 'audio' : 'video';
    if (rtpParameters.codecs.some(({ mimeType }) => !mimeType.toLowerCase().startsWith(kind))) {
      return refused('call.media-invalid', { field: 'rtpParameters' });
    }
    const made = await refusedAs('call.media-invalid', 'rtpParameters', () =>
      send.produce({
        kind,
        rtpParameters: rtpParameters as types.RtpParameters,
        paused: isMuted,
        appData: { source },
      }),
    );
    if (!made.ok) return made;
    const producer = made.value;
    this.producers.set(source, producer);
    producer.observer.once('close', () => this.producers.delete(source));
    producer.on('score', (scores) => {
      const score = Math.min(...scores.map((one) => one.score));
      if (scores.length > 0) this.#tell({ type: 'quality', from: null, score });
    });
    return made;
  }

  async resume(consumerId: string): Promise<Result<null>> {
    const heard = [...this.consumers.values()].find(({ consumer }) => consumer.id === consumerId);
    if (heard === undefined) return refused('media.unknown', { field: 'consumerId' });
    heard.isMade = true;
    return accepted(null);
  }

  async restartIce(transportId: string): Promise<Result<IceParameters>> {
    const transport = this.#transport(transportId);
    if (transport === null) return refused('media.unknown', { field: 'transportId' });
    return accepted(await transport.restartIce());
  }

  protected async consume({ producer, source, from }: RoomSound): Promise<types.Consumer | null> {
    const rtpCapabilities = this.#capabilities;
    if (rtpCapabilities === null) return null;
    if (!this.#router.canConsume({ producerId: producer.id, rtpCapabilities })) return null;
    return this.#transports.receive.consume({
      producerId: producer.id,
      rtpCapabilities,
      paused: true,
      appData: { source, from },
    });
  }

  protected added(consumer: types.Consumer, { producer, source, from }: RoomSound): void {
    const { id: consumerId, kind } = consumer;
    consumer.on('producerclose', () => this.#tell({ type: 'consumer-closed', consumerId }));
    consumer.on('score', ({ score }) => {
      if (from !== null) this.#tell({ type: 'quality', from, score });
    });
    const rtpParameters = consumer.rtpParameters as RtpParameters;
    const producerId = producer.id;
    this.#tell({ type: 'consumer', consumerId, producerId, kind, source, from, rtpParameters });
  }

  #transport(transportId: string): types.WebRtcTransport | null {
    const { send, receive } = this.#transports;
    return [send, receive].find(({ id, closed }) => id === transportId && !closed) ?? null;
  }

  #watch(transport: types.WebRtcTransport): void {
    transport.on('dtlsstatechange', (state) => {
      if (state === 'connected') this.#tell({ type: 'connected' });
      if (state === 'failed' || state === 'closed') this.#tell({ type: 'lost' });
    });
    transport.on('icestatechange', (state) => {
      if (state === 'disconnected') this.#tell({ type: 'lost' });
      const isBack = state === 'connected' || state === 'completed';
      if (isBack && transport.dtlsState === 'connected') this.#tell({ type: 'connected' });
    });
  }
}

function offerOf(transport: types.WebRtcTransport): TransportOffer {
  const { id, iceParameters, iceCandidates, dtlsParameters } = transport;
  // Through JSON, as it will travel: absent members are absent, not undefined.
  const offer = { transportId: id, iceParameters, iceCandidates, dtlsParameters };
  return JSON.parse(JSON.stringify(offer)) as TransportOffer;
}
