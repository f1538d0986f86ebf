import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '@zentrale/kernel/ports';
import type { PhoneState } from './phone-state.ts';
import { segmentCount } from './segments.ts';
import { isTaken, signedPost, type WebhookAnswer } from './signed-post.ts';
import { newSid, type Sms } from './sms.ts';

export interface SmsAccount {
  readonly accountSid: string;
  readonly authToken: string;
  /** The centre's own number. */
  readonly fromNumber: string;
}

const STEP_MS = 400;
const CALLBACK_ATTEMPTS_MAX = 5;
const RETRY_MS = 500;
const ERROR_SWITCHED_OFF = 30003;

/**
 * Carries messages between the phones and the centre. What it has accepted it finishes, also after
 * a restart.
 */
export class Carrier {
  readonly #state: PhoneState;
  readonly #account: SmsAccount;
  readonly #inboundUrl: string;
  readonly #log: Log;
  readonly #onChange: () => void;
  readonly #closing = new AbortController();
  readonly #running = new Set<Promise<void>>();

  constructor(about: {
    state: PhoneState;
    account: SmsAccount;
    zentraleUrl: string;
    log: Log;
    onChange: () => void;
  }) {
    this.#state = about.state;
    this.#account = about.account;
    this.#inboundUrl = `${about.zentraleUrl}/webhooks/twilio/sms`;
    this.#log = about.log;
    this.#onChange = about.onChange;
  }

  /** Goes on with what an earlier run had accepted. */
  resume(): void {
    for (const sms of this.#state.messages) {
      if (!sms.isSettled && sms.direction === 'outbound-api')
        void this.#run(this.#progress(sms.sid));
    }
  }

  /** Stops between two steps; resolves when nothing is running any more. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled(this.#running);
  }

  /** From the centre to a phone; resolves when the message is safe with the carrier. */
  async accept(sms: { to: string; body: string; statusCallback: string | null }): Promise<Sms> {
    const { to, body, statusCallback } = sms;
    const accepted = this.#newSms('outbound-api', this.#account.fromNumber, to, body);
    const kept: Sms = { ...accepted, status: 'queued', statusCallback };
    await this.#state.addMessage(kept);
    this.#onChange();
    void this.#run(this.#progress(kept.sid));
    return kept;
  }

  /** From a phone to the centre. */
  async write(from: string, body: string): Promise<void> {
    const sms = this.#newSms('inbound', from, this.#account.fromNumber, body);
    await this.#state.addMessage(sms);
    this.#onChange();
    await this.deliver(sms.sid);
  }

  #run(running: Promise<void>): Promise<void> {
    this.#running.add(running);
    return running.finally(() => this.#running.delete(running));
  }

  /** Hands an inbound message to the centre, again if need be: its id stays. */
  deliver(sid: string): Promise<void> {
    return this.#run(this.#deliver(sid));
  }

  async #deliver(sid: string): Promise<void> {
    const sms = this.#state.message(sid);
    if (!sms || sms.direction !== 'inbound') return;
    const params = inboundForm(sms, this.#account.accountSid);
    const answer = await this.#post(this.#inboundUrl, params);
    await this.#note(sid, answer, { isSettled: isTaken(answer) });
  }

  #newSms(direction: Sms['direction'], from: string, to: string, body: string): Sms {
    const now = Date.now();
    return {
      sid: newSid(),
      direction,
      from,
      to,
      body,
      status: 'received',
      errorCode: null,
      createdAt: now,
      updatedAt: now,
      statusCallback: null,
      isSettled: false,
      webhook: null,
    };
  }

  /** Takes a message through the rest of its states, telling the centre of each. */
  async #progress(sid: string): Promise<void> {
    try {
      for (;;) {
        const sms = this.#state.message(sid);
        if (!sms || sms.isSettled) return;
        await this.#report(sms);
        const next = nextStatus(sms);
        if (next === null) {
          await this.#state.changeMessage(sid, { isSettled: true });
          return;
        }
        await delay(STEP_MS, undefined, { signal: this.#closing.signal });
        const errorCode = next === 'undelivered' ? ERROR_SWITCHED_OFF : null;
        await this.#state.changeMessage(sid, { status: next, errorCode, updatedAt: Date.now() });
        this.#onChange();
      }
    } catch (failure) {
      // Closing interrupts the steps; the next run resumes them.
      if (this.#closing.signal.aborted) return;
      this.#log.error('demo.carrier-failed', { failure });
    }
  }

  async #report(sms: Sms): Promise<void> {
    if (sms.statusCallback === null) return;
    const params = statusForm(sms, this.#account.accountSid);
    for (let attempt = 1; attempt <= CALLBACK_ATTEMPTS_MAX; attempt += 1) {
      const answer = await this.#post(sms.statusCallback, params);
      await this.#note(sms.sid, answer, {});
      const isFinal = answer.httpStatus !== null && answer.httpStatus < 500;
      if (isFinal) return;
      await delay(RETRY_MS * 2 ** attempt, undefined, { signal: this.#closing.signal });
    }
  }

  #post(url: string, params: Readonly<Record<string, string>>): Promise<WebhookAnswer> {
    return signedPost(this.#account.authToken, url, params, this.#closing.signal);
  }

  async #note(sid: string, answer: WebhookAnswer, change: Partial<Sms>): Promise<void> {
    const webhook = { ...answer, at: Date.now() };
    await this.#state.changeMessage(sid, { ...change, webhook });
    this.#onChange();
  }
}

function nextStatus(sms: Sms): Sms['status'] | null {
  if (sms.status === 'queued') return 'sent';
  // Numbers ending in 00 belong to phones that are switched off for good.
  if (sms.status === 'sent') return sms.to.endsWith('00') ? 'undelivered' : 'delivered';
  return null;
}

function inboundForm(sms: Sms, accountSid: string): Record<string, string> {
  return {
    ToCountry: 'DE',
    ToState: '',
    SmsMessageSid: sms.sid,
    NumMedia: '0',
    ToCity: '',
    FromZip: '',
    SmsSid: sms.sid,
    FromState: '',
    SmsStatus: 'received',
    FromCity: '',
    Body: sms.body,
    FromCountry: 'DE',
    To: sms.to,
    ToZip: '',
    NumSegments: String(segmentCount(sms.body)),
    MessageSid: sms.sid,
    AccountSid: accountSid,
    From: sms.from,
    ApiVersion: '2010-04-01',
  };
}

function statusForm(sms: Sms, accountSid: string): Record<string, string> {
  return {
    MessageSid: sms.sid,
    MessageStatus: sms.status,
    SmsSid: sms.sid,
    SmsStatus: sms.status,
    AccountSid: accountSid,
    From: sms.from,
    To: sms.to,
    ApiVersion: '2010-04-01',
    ...(sms.errorCode === null ? {} : { ErrorCode: String(sms.errorCode) }),
  };
}
