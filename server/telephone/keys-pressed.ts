import type { LiveCall } from '@zentrale/channels/app';
import { asId, later, seconds } from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';
import { requestCallback } from '../policies/request-callback.ts';

/** Keys within so much time are one number. */
const PAUSE_MS = seconds(2);
const KEY_COUNT_MAX = 40;
const CALLBACK_KEY = '1';

/**
 * What the caller presses: while waiting, the wish to be called back; in the call, a number for the
 * agent, who sees it in the conversation.
 */
export class KeysPressed {
  readonly #centre: Centre;
  readonly #live: LiveCall;
  #keys = '';
  #takeBack: () => void = () => {};

  constructor(centre: Centre, live: LiveCall) {
    this.#centre = centre;
    this.#live = live;
  }

  press(key: string): void {
    if (this.#live.call.state === 'waiting') {
      if (key === CALLBACK_KEY) this.#run(() => this.#askForCallback());
      return;
    }
    this.#takeBack();
    this.#keys = (this.#keys + key).slice(0, KEY_COUNT_MAX);
    const { clock } = this.#centre;
    this.#takeBack = clock.wakeAt(later(clock.now(), PAUSE_MS), () => this.#tell());
  }

  close(): void {
    this.#takeBack();
    this.#tell();
  }

  #tell(): void {
    const keys = this.#keys;
    this.#keys = '';
    if (keys === '') return;
    const { tenantId, call } = this.#live;
    const note = { code: 'keys-pressed', facts: { keys } } as const;
    this.#run(() =>
      this.#centre.store.transact(tenantId, (tx) =>
        this.#centre.channels.note(tx, {
          conversationId: call.conversationId,
          note,
          visibility: 'internal',
        }),
      ),
    );
  }

  async #askForCallback(): Promise<void> {
    const { tenantId, call } = this.#live;
    const { conversationId, callId } = call;
    const commandId = asId<Parameters<typeof requestCallback>[2]>(`callback:${callId}`);
    const asked = await requestCallback(this.#centre, { tenantId, conversationId }, commandId);
    if (asked.ok) await this.#live.end('callback-requested');
  }

  #run(work: () => Promise<unknown>): void {
    work().catch((failure: unknown) => {
      this.#centre.log.warn('telephone.keys-lost', { failure });
    });
  }
}
