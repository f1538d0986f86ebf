import twilio from 'twilio';

// Codes of the provider's dictionary (read 2026-11) that people meet.
const WORDS: Readonly<Record<number, string>> = {
  20003: 'The provider does not accept our credentials.',
  21211: 'This is not a valid telephone number.',
  21408: 'Messages to this region are not enabled.',
  21610: 'The customer has opted out of messages from this number.',
  21611: 'Too many messages are waiting at the provider.',
  21612: 'The provider cannot reach this number from ours.',
  21614: 'This number cannot receive SMS.',
  21617: 'The message is longer than the provider carries.',
  30001: 'Too many messages are waiting at the provider.',
  30003: 'The telephone is switched off or out of reach.',
  30004: 'The recipient’s carrier blocks the message.',
  30005: 'The number is unknown to its carrier.',
  30006: 'This is a landline or a number that cannot receive SMS.',
  30007: 'The carrier filtered the message as unwanted.',
  30008: 'The carrier gave no reason.',
  30022: 'More messages than our registration allows.',
  30023: 'The daily limit of our registration is reached.',
  30032: 'Our toll-free number is not verified.',
};

const OPTED_OUT_CODE = 21610;
const NOT_NOW_CODES = new Set([20429, 21611, 30001]);
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

/** Why it failed, for people, with the code for those who look it up. */
export function failureWords(code: number | null, message?: string): string {
  const words = (code === null ? undefined : WORDS[code]) ?? message;
  if (words === undefined) return code === null ? 'The provider gave no reason.' : `Error ${code}.`;
  return code === null ? words : `${words} (${code})`;
}

export function isOptOutCode(code: number | null): boolean {
  return code === OPTED_OUT_CODE;
}

/**
 * What a failed call means. `refused`: never; `not-taken`: not now, and certainly not sent;
 * `unknown`: it may have been sent.
 */
export type SendFailure =
  | { readonly kind: 'refused'; readonly failure: string; readonly isOptOut: boolean }
  | { readonly kind: 'not-taken' | 'unknown' };

/** Classifies what the client throws. Anything not recognised may have been sent. */
export function classifyFailure(error: unknown): SendFailure {
  const { RestException } = twilio;
  if (error instanceof RestException) return classifyAnswer(error);
  const code = (error as { code?: unknown } | null)?.code;
  return { kind: typeof code === 'string' && NEVER_CONNECTED.has(code) ? 'not-taken' : 'unknown' };
}

function classifyAnswer(answer: { status: number; code?: number | undefined; message: string }) {
  const code = answer.code ?? null;
  if (answer.status === 429 || (code !== null && NOT_NOW_CODES.has(code))) {
    return { kind: 'not-taken' } as const;
  }
  if (answer.status >= 500) return { kind: 'unknown' } as const;
  const failure = failureWords(code, answer.message);
  return { kind: 'refused', failure, isOptOut: isOptOutCode(code) } as const;
}
