import { accepted, refused, type Result } from '@zentrale/kernel/values';
import { z } from 'zod';
import type { AnsweredBy } from '../../core/index.ts';

// The provider adds fields without notice; they are signed over, never refused.
const VoiceForm = z.looseObject({
  CallSid: z.string().regex(/^CA[0-9a-zA-Z]{32}$/),
  AccountSid: z.string().regex(/^AC[0-9a-zA-Z]{32}$/),
  From: z.string().max(64).default(''),
  To: z.string().min(1).max(64),
  CallStatus: z.string().min(1).max(40),
  Digits: z.string().max(40).default(''),
  SpeechResult: z.string().max(4000).default(''),
  Direction: z.string().max(40).default('inbound'),
});

/** What the provider says of a call whenever it asks what to do with it, or tells how it is. */
export interface VoiceWebhook {
  readonly providerCallId: string;
  readonly ourNumber: string;
  /** E.164; `null` where the caller hides it. */
  readonly callerNumber: string | null;
  /** Keys the caller pressed. */
  readonly digits: string;
  /** What the provider understood the caller to say. */
  readonly words: string;
  /** The call is over, whatever the reason. */
  readonly isOver: boolean;
  /** Somebody answered. */
  readonly isReached: boolean;
}

/** What the provider has heard of who took up the telephone; it says nothing else of the call. */
const AnsweredByForm = z.looseObject({
  CallSid: z.string().regex(/^CA[0-9a-zA-Z]{32}$/),
  AnsweredBy: z.string().max(40),
});

const OVER: ReadonlySet<string> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);
// Instead of a number the provider names why there is none, or gives a number that spells it.
const NUMBER = /^\+[1-9]\d{6,14}$/;
const HIDDEN: ReadonlySet<string> = new Set(['+266696687', '+7378742833', '+2562533', '+8566']);

/** `answeredBy` is `null` where the provider cannot tell. Refuses `request.invalid`. */
export function readAnsweredBy(
  form: unknown,
): Result<{ readonly providerCallId: string; readonly answeredBy: AnsweredBy | null }> {
  const parsed = AnsweredByForm.safeParse(form);
  if (!parsed.success) return refused('request.invalid', { field: fieldOf(parsed.error) });
  const { CallSid, AnsweredBy } = parsed.data;
  return accepted({ providerCallId: CallSid, answeredBy: answeredByOf(AnsweredBy) });
}

function answeredByOf(word: string): AnsweredBy | null {
  // `machine_start` and, where it waits for the tone, `machine_end_beep` and others.
  if (word.startsWith('machine_')) return 'machine';
  if (word === 'human') return 'person';
  return word === 'fax' ? 'fax' : null;
}

function fieldOf({ issues }: z.ZodError): string {
  return String(issues[0]?.path[0] ?? '');
}

/** A voice webhook's form, or a status callback's. Refuses `request.invalid` with the field. */
export function readVoiceWebhook(form: unknown): Result<VoiceWebhook> {
  const parsed = VoiceForm.safeParse(form);
  if (!parsed.success) return refused('request.invalid', { field: fieldOf(parsed.error) });
  const { CallSid, From, To, CallStatus, Digits, SpeechResult, Direction } = parsed.data;
  // Of calls that we begin the caller is ourselves.
  const [ours, theirs] = Direction.startsWith('outbound') ? [From, To] : [To, From];
  return accepted({
    providerCallId: CallSid,
    ourNumber: ours,
    callerNumber: NUMBER.test(theirs) && !HIDDEN.has(theirs) ? theirs : null,
    digits: Digits,
    words: SpeechResult,
    isOver: OVER.has(CallStatus),
    isReached: CallStatus === 'completed' || CallStatus === 'in-progress',
  });
}
