import { z } from 'zod';

// Numbers come as text, and members may be added at any time.
const Count = z.coerce
  .number()
  .int()
  .min(0)
  .max(2 ** 48);
const Key = z.string().regex(/^[0-9*#A-D]$/);
/** Two seconds of sound, as base64; the provider sends 20 ms. */
const PAYLOAD_LENGTH_MAX = 22_000;

/** What the provider's media stream sends us. */
export const StreamMessage = z.discriminatedUnion('event', [
  z.looseObject({ event: z.literal('connected') }),
  z.looseObject({
    event: z.literal('start'),
    start: z.looseObject({
      streamSid: z.string().min(1).max(64),
      callSid: z.string().min(1).max(64),
      mediaFormat: z.looseObject({
        encoding: z.literal('audio/x-mulaw'),
        sampleRate: z.coerce.number().pipe(z.literal(8000)),
        channels: z.coerce.number().pipe(z.literal(1)),
      }),
      customParameters: z.looseObject({ key: z.string().min(1).max(200) }),
    }),
  }),
  z.looseObject({
    event: z.literal('media'),
    media: z.looseObject({
      track: z.string().max(40),
      /** Milliseconds since the stream began. */
      timestamp: Count,
      payload: z.base64().max(PAYLOAD_LENGTH_MAX),
    }),
  }),
  z.looseObject({ event: z.literal('dtmf'), dtmf: z.looseObject({ digit: Key }) }),
  z.looseObject({ event: z.literal('mark'), mark: z.looseObject({ name: z.string().max(100) }) }),
  z.looseObject({ event: z.literal('stop') }),
]);
export type StreamMessage = z.infer<typeof StreamMessage>;

/** A message as it came over the wire; `null` for what is none of ours. */
export function readStreamMessage(text: string): StreamMessage | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = StreamMessage.safeParse(json);
  return parsed.success ? parsed.data : null;
}

export function mediaMessage(streamSid: string, frame: Uint8Array): string {
  const payload = Buffer.from(frame).toString('base64');
  return JSON.stringify({ event: 'media', streamSid, media: { payload } });
}

/** The provider sends it back when everything before it has been played. */
export function markMessage(streamSid: string, name: string): string {
  return JSON.stringify({ event: 'mark', streamSid, mark: { name } });
}

/** What has not been played yet is not played any more. */
export function clearMessage(streamSid: string): string {
  return JSON.stringify({ event: 'clear', streamSid });
}
