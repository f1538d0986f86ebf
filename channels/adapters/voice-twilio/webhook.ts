import { accepted, refused, type Result } from '@zentrale/kernel/values';
import { z } from 'zod';

// The provider adds fields without notice; they are signed over, never refused.
const VoiceForm = z.looseObject({
  CallSid: z.string().regex(/^CA[0-9a-zA-Z]{32}$/),
  AccountSid: z.string().regex(/^AC[0-9a-zA-Z]{32}$/),
  From: z.string().max(64).default(''),
  To: z.string().min(1).max(64),
  CallStatus: z.string().min(1).max(40),
  Digits: z.string().max(40).default(''),
});

/** What the provider says of a call whenever it asks what to do with it, or tells how it is. */
export interface VoiceWebhook {
  readonly providerCallId: string;
  readonly ourNumber: string;
  /** E.164; `null` where the caller hides it. */
  readonly callerNumber: string | null;
  /** Keys the caller pressed. */
  readonly digits: string;
  /** The call is over, whatever the reason. */
  readonly isOver: boolean;
}

const OVER: ReadonlySet<string> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);
// Instead of a number the provider names why there is none, or gives a number that spells it.
const NUMBER = /^\+[1-9]\d{6,14}$/;
const HIDDEN: ReadonlySet<string> = new Set(['+266696687', '+7378742833', '+2562533', '+8566']);

/** A voice webhook's form, or a status callback's. Refuses `request.invalid` with the field. */
export function readVoiceWebhook(form: unknown): Result<VoiceWebhook> {
  const parsed = VoiceForm.safeParse(form);
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0] ?? '');
    return refused('request.invalid', { field });
  }
  const { CallSid, From, To, CallStatus, Digits } = parsed.data;
  return accepted({
    providerCallId: CallSid,
    ourNumber: To,
    callerNumber: NUMBER.test(From) && !HIDDEN.has(From) ? From : null,
    digits: Digits,
    isOver: OVER.has(CallStatus),
  });
}
