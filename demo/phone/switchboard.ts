import type { SmsAccount } from './carrier.ts';
import { signedPost } from './signed-post.ts';
import { newCallSid } from './telephone.ts';

export interface PlacedCall {
  readonly callSid: string;
  readonly to: string;
  /** Asked what to do once somebody answers. */
  readonly answeredUrl: string;
  readonly statusUrl: string | null;
}

interface Ringing extends PlacedCall {
  readonly timer: NodeJS.Timeout;
}

/** Calls from the centre to the demo's telephones: they ring until somebody answers, or nobody. */
export class Switchboard {
  readonly #account: SmsAccount;
  readonly #onChange: () => void;
  readonly #ringing = new Map<string, Ringing>();
  readonly #closing = new AbortController();

  constructor(about: { account: SmsAccount; onChange: () => void }) {
    this.#account = about.account;
    this.#onChange = about.onChange;
  }

  /** Numbers whose telephones ring. */
  get ringing(): readonly string[] {
    return [...this.#ringing.keys()];
  }

  /** Numbers ending in 00 belong to phones that are switched off for good. */
  place(call: Omit<PlacedCall, 'callSid'>, ringSeconds: number): PlacedCall {
    const placed = { ...call, callSid: newCallSid() };
    if (call.to.endsWith('00') || this.#ringing.has(call.to)) {
      void this.#report(placed, 'busy');
      return placed;
    }
    const timer = setTimeout(() => this.#stop(placed, 'no-answer'), ringSeconds * 1000);
    this.#ringing.set(call.to, { ...placed, timer });
    this.#onChange();
    return placed;
  }

  /** Somebody picks up; `null` where nothing rings. */
  answer(number: string): PlacedCall | null {
    const ringing = this.#ringing.get(number);
    if (ringing === undefined) return null;
    clearTimeout(ringing.timer);
    this.#ringing.delete(number);
    this.#onChange();
    return ringing;
  }

  decline(number: string): void {
    const ringing = this.#ringing.get(number);
    if (ringing !== undefined) this.#stop(ringing, 'busy');
  }

  close(): void {
    this.#closing.abort();
    for (const { timer } of this.#ringing.values()) clearTimeout(timer);
  }

  #stop(call: PlacedCall, status: 'busy' | 'no-answer'): void {
    clearTimeout(this.#ringing.get(call.to)?.timer);
    this.#ringing.delete(call.to);
    this.#onChange();
    void this.#report(call, status);
  }

  async #report({ statusUrl, callSid, to }: PlacedCall, CallStatus: string): Promise<void> {
    if (statusUrl === null) return;
    const { accountSid, authToken, fromNumber } = this.#account;
    const form = {
      CallSid: callSid,
      AccountSid: accountSid,
      From: fromNumber,
      To: to,
      CallStatus,
      Direction: 'outbound-api',
      ApiVersion: '2010-04-01',
    };
    await signedPost(authToken, statusUrl, form, this.#closing.signal);
  }
}
