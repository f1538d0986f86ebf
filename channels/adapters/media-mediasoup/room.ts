import type { Log } from '@zentrale/kernel/ports';
import { accepted, Fault, refused, type PartyId, type Result } from '@zentrale/kernel/values';
import type {
  DtlsParameters,
  IceParameters,
  RtpCapabilities,
  RtpParameters,
} from '@zentrale/protocol/socket';
import type { types } from 'mediasoup';
import type { Hearing, MediaSource } from '../../core/index.ts';
import type { DirectParty, HeardPacket, MediaNews, MediaRoom } from '../../ports/media-plane.ts';
import type { CentrePlayer } from './centre-player.ts';
import { CentreVoice } from './centre-voice.ts';
import { PcmuParty } from './direct-party.ts';
import { EarParty } from './ear-party.ts';
import { BrowserParty, type RoomParty, type RoomSound } from './room-party.ts';

/** How long silence of the network counts as a pause rather than a loss. */
const ICE_CONSENT_SECONDS = 20;

/** One router of mediasoup. Acts come one after the other: the owner of the call sees to that. */
export class MediasoupRoom implements MediaRoom {
  readonly #router: types.Router;
  readonly #server: types.WebRtcServer;
  readonly #log: Log;
  readonly #voice: CentreVoice;
  readonly #parties = new Map<PartyId, RoomParty>();
  #hearing: ReadonlyMap<PartyId, Hearing> = new Map();
  #ssrc = 0x7b00;

  constructor(about: {
    router: types.Router;
    server: types.WebRtcServer;
    player: CentrePlayer;
    log: Log;
  }) {
    this.#router = about.router;
    this.#server = about.server;
    this.#log = about.log;
    this.#voice = new CentreVoice(about.router, about.player);
  }

  get rtpCapabilities(): RtpCapabilities {
    return this.#router.rtpCapabilities as RtpCapabilities;
  }

  async join(partyId: PartyId, tell: (news: MediaNews) => void) {
    this.#parties.get(partyId)?.close();
    const [send, receive] = await this.#standing(() =>
      Promise.all([this.#makeTransport(), this.#makeTransport()]),
    );
    const party = new BrowserParty({ partyId, router: this.#router, send, receive, tell });
    this.#parties.set(partyId, party);
    return party.offers();
  }

  async connect(partyId: PartyId, transportId: string, dtls: DtlsParameters) {
    const party = this.#browser(partyId);
    return party === null ? refused('call.not-joined') : party.connect(transportId, dtls);
  }

  async receive(partyId: PartyId, capabilities: RtpCapabilities): Promise<Result<null>> {
    const party = this.#browser(partyId);
    if (party === null) return refused('call.not-joined');
    party.receive(capabilities);
    await this.#arrangeFor(party);
    return accepted(null);
  }

  async produce(
    partyId: PartyId,
    source: MediaSource,
    rtpParameters: RtpParameters,
    isMuted: boolean,
  ): Promise<Result<{ readonly producerId: string }>> {
    const party = this.#browser(partyId);
    if (party === null) return refused('call.not-joined');
    const made = await party.produce(source, rtpParameters, isMuted);
    if (!made.ok) return made;
    await this.#arrangeAll();
    return accepted({ producerId: made.value.id });
  }

  async closeProducer(partyId: PartyId, producerId: string): Promise<Result<MediaSource>> {
    const party = this.#parties.get(partyId);
    if (party === undefined) return refused('call.not-joined');
    const found = [...party.producers].find(([, producer]) => producer.id === producerId);
    if (found === undefined) return refused('media.unknown', { field: 'producerId' });
    found[1].close();
    return accepted(found[0]);
  }

  async setMuted(partyId: PartyId, source: MediaSource, isMuted: boolean): Promise<Result<null>> {
    const party = this.#parties.get(partyId);
    if (party === undefined) return refused('call.not-joined');
    const producer = party.producers.get(source);
    if (producer !== undefined) await (isMuted ? producer.pause() : producer.resume());
    return accepted(null);
  }

  async resumeConsumer(partyId: PartyId, consumerId: string): Promise<Result<null>> {
    const party = this.#browser(partyId);
    if (party === null) return refused('call.not-joined');
    const resumed = await party.resume(consumerId);
    if (resumed.ok) await this.#arrangeFor(party);
    return resumed;
  }

  async restartIce(partyId: PartyId, transportId: string): Promise<Result<IceParameters>> {
    const party = this.#browser(partyId);
    if (party === null) return refused('call.not-joined');
    return party.restartIce(transportId);
  }

  async joinDirect(
    partyId: PartyId,
    hear: (from: PartyId | null, frame: Uint8Array) => void,
  ): Promise<DirectParty> {
    this.#parties.get(partyId)?.close();
    this.#ssrc += 1;
    const ssrc = this.#ssrc;
    const transport = await this.#standing(() =>
      this.#router.createDirectTransport({ maxMessageSize: 2048 }),
    );
    const party = new PcmuParty({ partyId, router: this.#router, transport, ssrc, hear });
    await party.open();
    this.#parties.set(partyId, party);
    await this.#arrangeAll();
    return party;
  }

  async listen(partyId: PartyId, hear: (packet: HeardPacket) => void): Promise<void> {
    this.#parties.get(partyId)?.close();
    const transport = await this.#standing(() =>
      this.#router.createDirectTransport({ maxMessageSize: 2048 }),
    );
    this.#parties.set(partyId, new EarParty({ partyId, router: this.#router, transport, hear }));
    await this.#arrangeAll();
  }

  async leave(partyId: PartyId): Promise<void> {
    const party = this.#parties.get(partyId);
    this.#parties.delete(partyId);
    party?.close();
  }

  async arrange(hearing: ReadonlyMap<PartyId, Hearing>): Promise<void> {
    this.#hearing = hearing;
    await this.#arrangeAll();
  }

  close(): void {
    this.#voice.close();
    this.#parties.clear();
    this.#router.close();
  }

  async #arrangeAll(): Promise<void> {
    const sounds = [...this.#hearing.values()].flatMap(({ sound }) => sound ?? []);
    this.#voice.play(new Set(sounds));
    for (const party of this.#parties.values()) await this.#arrangeFor(party);
    // A sound that was made just now plays from here on.
    this.#voice.play(new Set(sounds));
  }

  async #arrangeFor(party: RoomParty): Promise<void> {
    const hearing = this.#hearing.get(party.partyId) ?? { parties: [], sound: null };
    try {
      await party.hear(await this.#soundsOf(hearing));
    } catch (failure) {
      // The party or the worker went in the middle of it; both are told in their own way.
      this.#log.debug('media.not-arranged', { partyId: party.partyId, failure });
    }
  }

  async #soundsOf({ parties, sound }: Hearing): Promise<RoomSound[]> {
    const heard = parties.flatMap((from) =>
      [...(this.#parties.get(from)?.producers ?? [])].map(([source, producer]) => ({
        producer,
        source,
        from,
      })),
    );
    return sound === null ? heard : [...heard, await this.#voice.sound(sound)];
  }

  #browser(partyId: PartyId): BrowserParty | null {
    const party = this.#parties.get(partyId);
    return party instanceof BrowserParty ? party : null;
  }

  #makeTransport(): Promise<types.WebRtcTransport> {
    return this.#router.createWebRtcTransport({
      webRtcServer: this.#server,
      enableUdp: true,
      enableTcp: true,
      preferUdp: true,
      iceConsentTimeout: ICE_CONSENT_SECONDS,
    });
  }

  /** The worker may die at any moment; then nothing here is anybody's fault. */
  async #standing<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      return await work();
    } catch (cause) {
      throw new Fault('media.unavailable', { retryable: true, ours: true, cause });
    }
  }
}
