import twilio from 'twilio';
import type { TwilioSecrets } from '../twilio/settings.ts';
import { within } from '../twilio/within.ts';

export interface NewSms {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** Where its receipts go; none are asked for when left out. */
  readonly statusCallback?: string;
}

/** A message as the provider has it. */
export interface SentSms {
  readonly providerId: string;
  readonly status: string;
  readonly errorCode: number | null;
  readonly text: string;
  readonly direction: string;
  /** Milliseconds; `null` where the provider did not say. */
  readonly createdAt: number | null;
}

/** The provider's API as far as we use it. Both calls end within the time-out, one way or other. */
export interface TwilioMessages {
  create(sms: NewSms): Promise<SentSms>;
  /** The newest messages between two numbers. */
  list(between: { from: string; to: string; countMax: number }): Promise<SentSms[]>;
}

export function openTwilio(secrets: TwilioSecrets, timeoutMs: number): TwilioMessages {
  const client = twilio(secrets.accountSid, secrets.authToken, {
    timeout: timeoutMs,
    autoRetry: false, // The outbox retries, and it survives us.
  });
  if (secrets.apiBaseUrl !== undefined) client.api.baseUrl = secrets.apiBaseUrl;
  return {
    async create({ text, ...sms }) {
      const call = client.messages.create({ ...sms, body: text });
      return toSent(await within(timeoutMs, call));
    },
    async list({ from, to, countMax }) {
      const call = client.messages.list({ from, to, limit: countMax });
      return (await within(timeoutMs, call)).map(toSent);
    },
  };
}

type MessageInstance = Awaited<ReturnType<ReturnType<typeof twilio>['messages']['create']>>;

function toSent(message: MessageInstance): SentSms {
  const created: unknown = message.dateCreated;
  return {
    providerId: message.sid,
    status: message.status,
    errorCode: message.errorCode ?? null,
    text: message.body,
    direction: message.direction,
    createdAt: created instanceof Date ? created.getTime() : null,
  };
}
