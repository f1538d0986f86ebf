import { z } from 'zod';
import { Problem } from '../errors/index.ts';
import { CallEndReason, Id, MediaSource } from '../views/index.ts';

/**
 * How a browser gets into a call. Same on both namespaces; who asks is known from the socket.
 *
 * 1. `join` gives the party's id, what the media plane can do, and two transports to be made.
 * 2. Each transport is connected once (`connect-transport`), when the browser asks for it.
 * 3. `receive` says what the browser can decode; both transports are made by then. From then on
 *    `consumer` frames name what it may hear and see; it makes each and answers with
 *    `resume-consumer`.
 * 4. `produce` sends something: the microphone first.
 *
 * Who hears whom is the server's decision alone: it pauses and resumes what it sends, and frames
 * come only when something is added or gone. A socket that goes takes its media with it; the party
 * stays for the grace period, and a `join` from any socket of the same person takes its place.
 */

const Words = z.record(z.string().max(60), z.union([z.string().max(400), z.number()]));

const RtcpFeedback = z.object({
  type: z.string().max(40),
  parameter: z.string().max(40).optional(),
});
const MimeType = z
  .string()
  .max(60)
  .regex(/^(audio|video)\/[\w.+-]+$/i);
const MediaKind = z.enum(['audio', 'video']);

const RtpCodec = z.object({
  mimeType: MimeType,
  payloadType: z.int().min(0).max(127),
  clockRate: z.int().positive(),
  channels: z.int().min(1).max(8).optional(),
  parameters: Words.optional(),
  rtcpFeedback: z.array(RtcpFeedback).max(20).optional(),
});

const HeaderExtension = z.object({
  uri: z.string().max(200),
  id: z.int().min(1).max(255),
  encrypt: z.boolean().optional(),
  parameters: Words.optional(),
});

/** What is sent, in mediasoup's words; it checks them once more. */
export const RtpParameters = z.object({
  mid: z.string().max(40).optional(),
  msid: z.string().max(200).optional(),
  codecs: z.array(RtpCodec).min(1).max(20),
  headerExtensions: z.array(HeaderExtension).max(30).optional(),
  encodings: z
    .array(
      z.object({
        ssrc: z.int().nonnegative().optional(),
        rid: z.string().max(40).optional(),
        rtx: z.object({ ssrc: z.int().nonnegative() }).optional(),
        dtx: z.boolean().optional(),
        scalabilityMode: z.string().max(20).optional(),
        maxBitrate: z.number().positive().optional(),
        scaleResolutionDownBy: z.number().min(1).optional(),
        active: z.boolean().optional(),
      }),
    )
    .max(8)
    .optional(),
  rtcp: z
    .object({
      cname: z.string().max(200).optional(),
      reducedSize: z.boolean().optional(),
    })
    .optional(),
});
export type RtpParameters = z.infer<typeof RtpParameters>;

/** What can be received, or what the media plane carries. */
export const RtpCapabilities = z.object({
  codecs: z
    .array(
      z.object({
        kind: MediaKind,
        mimeType: MimeType,
        preferredPayloadType: z.int().min(0).max(127).optional(),
        clockRate: z.int().positive(),
        channels: z.int().min(1).max(8).optional(),
        parameters: Words.optional(),
        rtcpFeedback: z.array(RtcpFeedback).max(20).optional(),
      }),
    )
    .max(60)
    .optional(),
  headerExtensions: z
    .array(
      z.object({
        kind: MediaKind,
        uri: z.string().max(200),
        preferredId: z.int().min(1).max(255),
        preferredEncrypt: z.boolean().optional(),
        direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).optional(),
      }),
    )
    .max(60)
    .optional(),
});
export type RtpCapabilities = z.infer<typeof RtpCapabilities>;

export const DtlsParameters = z.object({
  role: z.enum(['auto', 'client', 'server']).optional(),
  fingerprints: z
    .array(z.object({ algorithm: z.string().max(20), value: z.string().max(200) }))
    .min(1)
    .max(10),
});
export type DtlsParameters = z.infer<typeof DtlsParameters>;

export const IceParameters = z.object({
  usernameFragment: z.string(),
  password: z.string(),
  iceLite: z.boolean().optional(),
});
export type IceParameters = z.infer<typeof IceParameters>;

/** One direction of a browser's media, to be made with mediasoup-client. */
export const TransportOffer = z.object({
  transportId: Id,
  iceParameters: IceParameters,
  iceCandidates: z.array(
    z.object({
      foundation: z.string(),
      priority: z.number(),
      address: z.string(),
      ip: z.string(),
      protocol: z.enum(['udp', 'tcp']),
      port: z.int(),
      type: z.enum(['host', 'srflx', 'prflx', 'relay']),
      tcpType: z.enum(['active', 'passive', 'so']).optional(),
    }),
  ),
  dtlsParameters: DtlsParameters,
});
export type TransportOffer = z.infer<typeof TransportOffer>;

export const IceServer = z.object({
  urls: z.array(z.string()),
  username: z.string().optional(),
  credential: z.string().optional(),
});
export type IceServer = z.infer<typeof IceServer>;

const act = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.strictObject({ act: z.literal(name), callId: Id, ...shape });

/** Sent with the `call` event, acknowledged with CallReply. */
export const CallRequest = z.discriminatedUnion('act', [
  act('join', {}),
  act('connect-transport', { transportId: Id, dtlsParameters: DtlsParameters }),
  act('receive', { rtpCapabilities: RtpCapabilities }),
  act('produce', { source: MediaSource, rtpParameters: RtpParameters }),
  act('close-producer', { producerId: Id }),
  /** One's own microphone or camera; the server stops sending it, whatever the browser does. */
  act('set-muted', { source: MediaSource.default('microphone'), isMuted: z.boolean() }),
  act('resume-consumer', { consumerId: Id }),
  /** Tones for the customer's telephone: whoever holds the call presses keys for a menu there. */
  act('send-keys', { keys: z.string().regex(/^[0-9*#]{1,32}$/) }),
  /** After a change of network. */
  act('restart-ice', { transportId: Id }),
  /** Out of the media, not out of the call: hanging up is the command `end-call`. */
  act('leave', {}),
]);
export type CallRequest = z.infer<typeof CallRequest>;
export type CallAct = CallRequest['act'];
/** What a client writes: members with defaults may be left out. */
export type CallInput = z.input<typeof CallRequest>;

export const CallJoined = z.object({
  partyId: Id,
  rtpCapabilities: RtpCapabilities,
  send: TransportOffer,
  receive: TransportOffer,
  iceServers: z.array(IceServer),
});
export type CallJoined = z.infer<typeof CallJoined>;

/** What each act is answered with, beside `ok`. */
export interface CallAnswers {
  join: CallJoined;
  'connect-transport': Record<string, never>;
  receive: Record<string, never>;
  produce: { readonly producerId: string };
  'close-producer': Record<string, never>;
  'set-muted': Record<string, never>;
  'resume-consumer': Record<string, never>;
  'send-keys': Record<string, never>;
  'restart-ice': { readonly iceParameters: IceParameters };
  leave: Record<string, never>;
}

export const CallReply = z.union([
  z.object({ ok: z.literal(true), answer: z.unknown() }),
  z.object({ ok: z.literal(false), problem: Problem }),
]);
export type CallReply = z.infer<typeof CallReply>;

/** server -> client, event `call-media`. */
export const CallFrame = z.discriminatedUnion('type', [
  /** Something to hear or see. It stays silent until `resume-consumer`. */
  z.object({
    type: z.literal('consumer'),
    callId: Id,
    consumerId: Id,
    producerId: Id,
    kind: MediaKind,
    /** `music` and `tone` come from the centre, and `partyId` is `null`. */
    source: z.union([MediaSource, z.enum(['music', 'tone'])]),
    partyId: Id.nullable(),
    rtpParameters: RtpParameters,
  }),
  z.object({ type: z.literal('consumer-closed'), callId: Id, consumerId: Id }),
  /** How well a party's sound gets through, 0 (nothing) to 10; `null` party: one's own. */
  z.object({
    type: z.literal('quality'),
    callId: Id,
    partyId: Id.nullable(),
    score: z.int().min(0).max(10),
  }),
  /** For a telephone: keys somebody pressed, to be played as tones. */
  z.object({ type: z.literal('keys'), callId: Id, keys: z.string() }),
  /** The media plane was replaced: make everything new with `join`. */
  z.object({ type: z.literal('rejoin'), callId: Id }),
  /** The same person joined from elsewhere; this page is out of the call's media. */
  z.object({ type: z.literal('replaced'), callId: Id }),
  /** One has no place in the call any more: transferred it, or was let go. */
  z.object({ type: z.literal('removed'), callId: Id }),
  z.object({ type: z.literal('ended'), callId: Id, reason: CallEndReason }),
]);
export type CallFrame = z.infer<typeof CallFrame>;
