import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';

const ANSWER_TIMEOUT_MS = 15_000;

export interface WebhookAnswer {
  /** `null` where nobody answered. */
  readonly httpStatus: number | null;
  readonly detail: string;
}

/** Posts a form as Twilio does: signed over the whole address and every field. Never throws. */
export async function signedPost(
  authToken: string,
  url: string,
  params: Readonly<Record<string, string>>,
  cancel: AbortSignal,
  detailLengthMax = 500,
): Promise<WebhookAnswer> {
  // Settings that follow a # are for the sender alone and are not signed.
  const address = url.replace(/#.*$/, '');
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
        'user-agent': 'TwilioProxy/1.1',
        'x-twilio-signature': getExpectedTwilioSignature(authToken, address, { ...params }),
      },
      body: new URLSearchParams(params).toString(),
      redirect: 'manual',
      signal: AbortSignal.any([cancel, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
    });
    return {
      httpStatus: response.status,
      detail: (await response.text()).slice(0, detailLengthMax),
    };
  } catch (failure) {
    const cause = failure instanceof Error ? (failure.cause ?? failure) : failure;
    return { httpStatus: null, detail: cause instanceof Error ? cause.message : String(cause) };
  }
}

export function isTaken({ httpStatus }: WebhookAnswer): boolean {
  return httpStatus !== null && httpStatus >= 200 && httpStatus < 300;
}
