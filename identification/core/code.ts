import {
  accepted,
  later,
  minutes,
  refused,
  seconds,
  type Instant,
  type Result,
} from '@zentrale/kernel/values';
import type { CodeView } from '@zentrale/protocol/views';

/** A one-time code on its way and after: its digest, never the code. */
export interface Code {
  readonly state: CodeView['state'];
  readonly salt: string;
  readonly digest: string;
  readonly sendCount: number;
  readonly triesLeft: number;
  readonly askedAt: Instant;
  readonly expiresAt: Instant | null;
  readonly failure: string | null;
}

export const CODE_DIGITS = 6;
const VALID_MS = minutes(5);
const TRY_COUNT = 3;
const SEND_COUNT_MAX = 3;
const SEND_AGAIN_AFTER_MS = seconds(30);

/** A code is asked for; whatever was sent before is worth nothing from now on. */
export function askForCode(before: Code | null, now: Instant): Result<Code> {
  if (before?.state === 'proven') return refused('identification.wrong-state');
  const sendCount = (before?.sendCount ?? 0) + 1;
  const isTooSoon = before !== null && now < later(before.askedAt, SEND_AGAIN_AFTER_MS);
  if (sendCount > SEND_COUNT_MAX || isTooSoon) return refused('identification.code-too-often');
  return accepted({
    state: 'asked',
    salt: '',
    digest: '',
    sendCount,
    triesLeft: 0,
    askedAt: now,
    expiresAt: null,
    failure: null,
  });
}

/** It is handed to the provider with the commit of this. */
export function codeSent(
  code: Code,
  { salt, digest, now }: { readonly salt: string; readonly digest: string; readonly now: Instant },
): Code {
  const expiresAt = later(now, VALID_MS);
  return { ...code, state: 'sent', salt, digest, triesLeft: TRY_COUNT, expiresAt };
}

export function codeNotSent(code: Code, failure: string): Code {
  return {
    ...code,
    state: 'not-sent',
    salt: '',
    digest: '',
    triesLeft: 0,
    expiresAt: null,
    failure,
  };
}

/**
 * The customer has entered something; `digest` is that of what she entered. A wrong one costs a
 * try, which is kept although it is refused.
 */
export function enterCode(
  code: Code | null,
  digest: string,
  now: Instant,
): { readonly code: Code | null; readonly result: Result<null> } {
  const isValid =
    code?.state === 'sent' && code.triesLeft > 0 && code.expiresAt !== null && now < code.expiresAt;
  if (code === null || !isValid) return { code, result: refused('identification.code-over') };
  if (digest === code.digest) {
    const proven = { ...code, state: 'proven', salt: '', digest: '', expiresAt: null } as const;
    return { code: proven, result: accepted(null) };
  }
  const triesLeft = code.triesLeft - 1;
  const facts = { triesLeft };
  return {
    code: { ...code, triesLeft },
    result: refused('identification.code-wrong', { field: 'body.code', facts }),
  };
}

export function provenCode(code: Code | null): boolean {
  return code?.state === 'proven';
}

/** Without digest and salt. */
export function codeView(code: Code): CodeView {
  const { state, failure, sendCount, triesLeft, askedAt, expiresAt } = code;
  const againAt = later(askedAt, SEND_AGAIN_AFTER_MS);
  const sendsLeft = SEND_COUNT_MAX - sendCount;
  return { state, failure, sendCount, sendsLeft, triesLeft, againAt, expiresAt };
}
