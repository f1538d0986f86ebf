import { z } from 'zod';
import { accepted, refused, type Result } from '@zentrale/kernel/values';
import type { MessageStatus } from '../../core/index.ts';
import { failureWords, isOptOutCode } from './failures.ts';

const MEDIA_COUNT_MAX = 10;

// The provider adds fields without notice; they are kept and signed over, never refused.
const Sid = z.string().regex(/^[A-Z]{2}[0-9a-zA-Z]{32}$/);
const Address = z.string().min(1).max(64);

const SmsForm = z.looseObject({
  MessageSid: Sid,
  AccountSid: Sid,
  From: Address,
  To: Address,
  Body: z.string().max(20_000).default(''),
  NumMedia: z.coerce.number().int().min(0).max(MEDIA_COUNT_MAX).default(0),
});

const ReceiptForm = z.looseObject({
  MessageSid: Sid,
  AccountSid: Sid,
  From: Address,
  To: Address,
  MessageStatus: z.string().min(1).max(40),
  ErrorCode: z.coerce.number().int().optional(),
});

const StoredReceipt = z.object({
  form: ReceiptForm,
  messageId: z.string().nullable(),
});

const OurMessageId = z.string().regex(/^[A-Za-z0-9_:.-]{1,64}$/);

/** What a door needs to find the account, check the signature and store the event. */
export interface TwilioEvent {
  readonly kind: 'sms' | 'receipt';
  readonly accountSid: string;
  readonly ourAddress: string;
  readonly customerAddress: string;
  /** Unique per account and kind; for a receipt message and status together. */
  readonly providerId: string;
  readonly raw: unknown;
}

/** An SMS webhook's form. Refuses `request.invalid` with the field's name. */
export function readSmsWebhook(form: unknown): Result<TwilioEvent> {
  const parsed = SmsForm.safeParse(form);
  if (!parsed.success) return refusedField(parsed.error);
  const { MessageSid, AccountSid, From, To } = parsed.data;
  return accepted({
    kind: 'sms',
    accountSid: AccountSid,
    ourAddress: To,
    customerAddress: From,
    providerId: MessageSid,
    raw: form,
  });
}

/**
 * A status callback's form; `message` is the query parameter we gave it when sending. Refuses
 * `request.invalid` with the field's name.
 */
export function readStatusWebhook(form: unknown, message: unknown): Result<TwilioEvent> {
  const parsed = ReceiptForm.safeParse(form);
  if (!parsed.success) return refusedField(parsed.error);
  const { MessageSid, MessageStatus: status, AccountSid, From, To } = parsed.data;
  const ours = OurMessageId.safeParse(message);
  return accepted({
    kind: 'receipt',
    accountSid: AccountSid,
    ourAddress: From,
    customerAddress: To,
    providerId: `${MessageSid}:${status}`,
    raw: { form, messageId: ours.success ? ours.data : null },
  });
}

function refusedField(error: z.ZodError) {
  return refused('request.invalid', { field: error.issues[0]?.path.join('.') ?? '' });
}

/** An SMS in our words. */
export interface InboundSms {
  readonly from: string;
  readonly to: string;
  readonly providerId: string;
  readonly text: string;
  readonly media: readonly { readonly mediaType: string }[];
}

/** Reads a stored SMS event; throws on what `readSmsWebhook` would have refused. */
export function toInboundSms(raw: unknown): InboundSms {
  const form = SmsForm.parse(raw);
  const media = Array.from({ length: form.NumMedia }, (_, index) => {
    const type = form[`MediaContentType${index}`];
    return { mediaType: typeof type === 'string' ? type : 'application/octet-stream' };
  });
  return {
    from: form.From,
    to: form.To,
    providerId: form.MessageSid,
    text: form.Body,
    media,
  };
}

/** A delivery receipt in our words. */
export interface Receipt {
  readonly providerId: string;
  readonly messageId?: string;
  readonly status: MessageStatus;
  readonly failure: string | null;
  readonly isOptOut: boolean;
}

/** Reads a stored receipt event; throws on what `readStatusWebhook` would have refused. */
export function toReceipt(raw: unknown): Receipt {
  const { form, messageId } = StoredReceipt.parse(raw);
  const status = toStatus(form.MessageStatus);
  const code = form.ErrorCode ?? null;
  return {
    providerId: form.MessageSid,
    ...(messageId === null ? {} : { messageId }),
    status,
    failure: status === 'failed' ? failureWords(code) : null,
    isOptOut: status === 'failed' && isOptOutCode(code),
  };
}

const STATUSES: Readonly<Record<string, MessageStatus>> = {
  sent: 'sent',
  partially_delivered: 'sent',
  delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};

/** Everything before `sent`, and every status added later, says only that it is on its way. */
export function toStatus(status: string): MessageStatus {
  return STATUSES[status] ?? 'queued';
}
