import { newCallSid } from './call-sid.ts';
import type { SmsAccount } from './carrier.ts';
import { signedPost } from './signed-post.ts';
import type { Telephone } from './telephone.ts';

export interface PlacedCall {
  readonly callSid: string;
  readonly to: string;
  /** Asked what to do once somebody answers. */
  readonly answeredUrl: string;
  readonly statusUrl: string | null;
  /** Told whether a person or a machine answered. */
  readonly heardUrl: string | null;
}

interface Ringing extends PlacedCall {
  readonly timer: NodeJS.Timeout;
}

/** A machine takes up the telephone after so long. */
const MACHINE_MS = 2000;

/** Calls from the centre to the demo's telephones: they ring until somebody answers, or nobody. */
export class Switchboard {
  readonly #account: SmsAccount;
  readonly #onChange: () => void;
  readonly #onMachine: (call: PlacedCall) => void;
  readonly #ringing = new Map<string, Ringing>();
  readonly #inProgress = new Map<string, Telephone>();
  readonly #closing = new AbortController();

  constructor(about: {
    account: SmsAccount;
    onChange: () => void;
    /** An answering machine has taken the call. */
    onMachine: (call: PlacedCall) => void;
  }) {
    this.#account = about.account;
    this.#onChange = about.onChange;
    this.#onMachine = about.onMachine;
  }

  /** Numbers whose telephones ring. */
  get ringing(): readonly string[] {
    return [...this.#ringing.keys()];
  }

  /**
   * Numbers ending in 00 belong to phones that are switched off for good, numbers ending in 99 to
   * answering machines.
   */
  place(call: Omit<PlacedCall, 'callSid'>, ringSeconds: number): PlacedCall {
    const placed = { ...call, callSid: newCallSid() };
    if (call.to.endsWith('00') || this.#ringing.has(call.to)) {
      void this.#report(placed, 'busy');
      return placed;
    }
    const timer = call.to.endsWith('99')
      ? setTimeout(() => this.#machineAnswers(call.to), MACHINE_MS)
      : setTimeout(() => this.#stop(placed, 'no-answer'), ringSeconds * 1000);
    this.#ringing.set(call.to, { ...placed, timer });
    this.#onChange();
    return placed;
  }

  /** Somebody picks up; `null` where nothing rings. */
  answer(number: string): PlacedCall | null {
    const placed = this.#take(number);
    if (placed !== null) void this.#heard(placed, 'human');
    return placed;
  }

  decline(number: string): void {
    const ringing = this.#ringing.get(number);
    if (ringing !== undefined) this.#stop(ringing, 'busy');
  }

  /** The centre does not want the call any more; false where there is none. */
  end(callSid: string): boolean {
    const ringing = [...this.#ringing.values()].find((call) => call.callSid === callSid);
    if (ringing !== undefined) this.#stop(ringing, 'canceled');
    const telephone = this.#inProgress.get(callSid);
    telephone?.hangUp().catch(() => undefined);
    return ringing !== undefined || telephone !== undefined;
  }

  /** Has the telephone call or answer; resolves when the call is over. */
  async carry(telephone: Telephone): Promise<void> {
    this.#inProgress.set(telephone.callSid, telephone);
    try {
      await telephone.call();
    } finally {
      this.#inProgress.delete(telephone.callSid);
    }
  }

  /** The centre wants something else done with a call; false where it is not in progress. */
  redirect(callSid: string, twiml: string): boolean {
    const telephone = this.#inProgress.get(callSid);
    telephone?.redirect(twiml);
    return telephone !== undefined;
  }

  close(): void {
    this.#closing.abort();
    for (const { timer } of this.#ringing.values()) clearTimeout(timer);
  }

  #take(number: string): PlacedCall | null {
    const ringing = this.#ringing.get(number);
    if (ringing === undefined) return null;
    clearTimeout(ringing.timer);
    this.#ringing.delete(number);
    this.#onChange();
    return ringing;
  }

  #machineAnswers(number: string): void {
    const placed = this.#take(number);
    if (placed === null) return;
    this.#onMachine(placed);
    void this.#heard(placed, 'machine_start');
  }

  #stop(call: PlacedCall, status: 'busy' | 'no-answer' | 'canceled'): void {
    this.#take(call.to);
    void this.#report(call, status);
  }

  async #heard({ heardUrl, callSid }: PlacedCall, AnsweredBy: string): Promise<void> {
    if (heardUrl !== null) await this.#tell(heardUrl, { CallSid: callSid, AnsweredBy });
  }

  async #report({ statusUrl, callSid, to }: PlacedCall, CallStatus: string): Promise<void> {
    if (statusUrl === null) return;
    await this.#tell(statusUrl, {
      CallSid: callSid,
      From: this.#account.fromNumber,
      To: to,
      CallStatus,
      Direction: 'outbound-api',
      ApiVersion: '2010-04-01',
    });
  }

  async #tell(url: string, about: Readonly<Record<string, string>>): Promise<void> {
    const { accountSid, authToken } = this.#account;
    const form = { AccountSid: accountSid, ...about };
    await signedPost(authToken, url, form, this.#closing.signal);
  }
}
