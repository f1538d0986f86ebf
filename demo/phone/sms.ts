import { randomBytes } from 'node:crypto';
import { z } from 'zod';

/** A person with a telephone, played by whoever sits at the page. */
export const Phone = z.object({ number: z.string(), name: z.string() });
export type Phone = z.infer<typeof Phone>;

/** An SMS as the carrier has it. */
export const Sms = z.object({
  sid: z.string(),
  direction: z.enum(['inbound', 'outbound-api']),
  from: z.string(),
  to: z.string(),
  body: z.string(),
  status: z.enum(['received', 'queued', 'sent', 'delivered', 'undelivered']),
  errorCode: z.int().nullable(),
  createdAt: z.int(),
  updatedAt: z.int(),
  statusCallback: z.string().nullable(),
  /** Nothing is left to do for the carrier. */
  isSettled: z.boolean(),
  /** What the centre's webhook said to the last request about this message. */
  webhook: z.object({ httpStatus: z.int().nullable(), detail: z.string(), at: z.int() }).nullable(),
});
export type Sms = z.infer<typeof Sms>;

export const NUMBER = /^\+[1-9]\d{6,14}$/;

/** A provider's id: two letters and 32 hexadecimal digits. */
export function newSid(): string {
  return `SM${randomBytes(16).toString('hex')}`;
}
