import type { CallId, PartyId, Result } from '@zentrale/kernel/values';
import type {
  DtlsParameters,
  IceParameters,
  RtpCapabilities,
  RtpParameters,
  TransportOffer,
} from '@zentrale/protocol/socket';
import type { CallLine, Hearing, MediaSource } from '../core/index.ts';

/** What a room tells its owner of one party. Any of these may come late or twice. */
export type MediaNews =
  /** Something to hear or see was added; it is silent until the party resumes it. */
  | {
      readonly type: 'consumer';
      readonly consumerId: string;
      readonly producerId: string;
      readonly kind: 'audio' | 'video';
      readonly source: MediaSource | 'music' | 'tone';
      readonly from: PartyId | null;
      readonly rtpParameters: RtpParameters;
    }
  | { readonly type: 'consumer-closed'; readonly consumerId: string }
  /** Encrypted media may flow in the party's sending direction. */
  | { readonly type: 'connected' }
  /** The network between us and the party is gone; its transports are of no use any more. */
  | { readonly type: 'lost' }
  /** How well something gets through, 0 to 10; `from` is `null` for what the party sends itself. */
  | { readonly type: 'quality'; readonly from: PartyId | null; readonly score: number };

/** A party without a browser: a telephone, a recording. Sound is mu-law, 8 kHz, 160 bytes each. */
export interface DirectParty {
  /**
   * `atSample`: where the frame stands in what the party says, counted in samples. Without it the
   * frame follows the one before; with it, what was lost on the way becomes silence.
   */
  send(frame: Uint8Array, atSample?: number): void;
}

/** Sound as it was sent, for a recording. */
export interface HeardPacket {
  readonly from: PartyId;
  readonly codec: 'opus' | 'mu-law';
  /** Of RTP: 32 bits, in samples of 48 kHz for Opus and of 8 kHz for mu-law. */
  readonly timestamp: number;
  readonly payload: Uint8Array;
}

/**
 * The media of one call. Refusals are values; `media.unavailable` is thrown as a fault where the
 * plane went away in between. Everything about a party that is not there refuses `call.not-joined`.
 */
export interface MediaRoom {
  readonly rtpCapabilities: RtpCapabilities;
  /** Makes both directions for a browser. Whoever has joined is replaced, all media gone. */
  join(
    partyId: PartyId,
    tell: (news: MediaNews) => void,
  ): Promise<{ readonly send: TransportOffer; readonly receive: TransportOffer }>;
  /** Refuses `media.unknown`, `call.wrong-order` (a second time), `call.media-invalid`. */
  connect(partyId: PartyId, transportId: string, dtls: DtlsParameters): Promise<Result<null>>;
  /** What the browser can decode; what it may hear follows as news. */
  receive(partyId: PartyId, capabilities: RtpCapabilities): Promise<Result<null>>;
  /** Refuses `call.wrong-order` before the sending transport is connected, and a source twice. */
  produce(
    partyId: PartyId,
    source: MediaSource,
    rtpParameters: RtpParameters,
    isMuted: boolean,
  ): Promise<Result<{ readonly producerId: string }>>;
  closeProducer(partyId: PartyId, producerId: string): Promise<Result<MediaSource>>;
  setMuted(partyId: PartyId, source: MediaSource, isMuted: boolean): Promise<Result<null>>;
  resumeConsumer(partyId: PartyId, consumerId: string): Promise<Result<null>>;
  restartIce(partyId: PartyId, transportId: string): Promise<Result<IceParameters>>;
  joinDirect(
    partyId: PartyId,
    hear: (from: PartyId | null, frame: Uint8Array) => void,
  ): Promise<DirectParty>;
  /** A party that only hears, whatever codec it is; `hear` may come late and out of order. */
  listen(partyId: PartyId, hear: (packet: HeardPacket) => void): Promise<void>;
  /** Forgets the party's media; leaving twice is harmless. */
  leave(partyId: PartyId): Promise<void>;
  /** From now on everybody hears exactly this. Parties that are not there are passed over. */
  arrange(hearing: ReadonlyMap<PartyId, Hearing>): Promise<void>;
  close(): void;
}

export interface MediaPlane {
  /** Whether calls can be opened just now. */
  isReady(): boolean;
  /**
   * With a telephone in it, everybody speaks the telephone's codec: nothing is transcoded. Refuses
   * `media.unavailable` and `media.full`. `lost`: the room is gone and nobody's fault.
   */
  open(callId: CallId, line: CallLine, lost: () => void): Promise<Result<MediaRoom>>;
  /** Called when readiness changes. The returned function takes that back. */
  watch(changed: (isReady: boolean) => void): () => void;
  close(): Promise<void>;
}
