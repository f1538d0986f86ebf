import type { OutgoingSound } from '@zentrale/channels/adapters/voice-twilio/outgoing-sound.ts';
import { dtmfFrames } from '@zentrale/channels';
import type { DirectParty, LiveCall } from '@zentrale/channels/app';
import { durationMs, later, type Result } from '@zentrale/kernel/values';
import type { CallFrame } from '@zentrale/protocol/socket';
import type { Centre } from '../compose/centre.ts';
import { announcementEnds } from '../policies/end-announcement.ts';
import { toldEvery, waitIsToBeTold } from '../policies/tell-wait.ts';
import { KeysPressed } from './keys-pressed.ts';
import type { StreamUser } from './stream-user.ts';
import { WaitReminder, type Waiting } from './wait-reminder.ts';

/** A media worker that died is replaced within a second or two. */
const REJOIN_MS = durationMs(250);

/** A telephone that takes part in a call. */
export class InCall implements StreamUser {
  readonly #centre: Centre;
  readonly #live: LiveCall;
  readonly #key: string;
  readonly #outgoing: OutgoingSound;
  readonly #close: () => void;
  readonly #sessionId: string;
  readonly #keys: KeysPressed;
  #name: string | null = null;
  #party: DirectParty | null = null;
  #reminder: WaitReminder | null = null;
  #isGone = false;
  /** The provider was sent to the call's next stream. */
  #goesOn: Promise<boolean> = Promise.resolve(false);
  #takeBack: () => void = () => {};

  /** `key`: with which the stream was let in; `close`: the telephone is no longer in the call. */
  constructor(
    centre: Centre,
    { live, key }: { readonly live: LiveCall; readonly key: string },
    outgoing: OutgoingSound,
    close: () => void,
  ) {
    this.#centre = centre;
    this.#live = live;
    this.#key = key;
    this.#outgoing = outgoing;
    this.#close = close;
    this.#sessionId = centre.ids.next('tel');
    this.#keys = new KeysPressed(centre, live);
  }

  /** Refuses what the call refuses. */
  async join(): Promise<Result<DirectParty>> {
    const session = { sessionId: this.#sessionId, tell: (frame: CallFrame) => this.#told(frame) };
    // Once: while there is no media plane this is tried several times a second.
    this.#name ??= await this.#customerName();
    const about = { name: this.#name, session };
    const joined = await this.#live.joinByTelephone(about, (from, frame) =>
      this.#outgoing.hear(from ?? 'centre', frame),
    );
    if (joined.ok) {
      this.#party = joined.value;
      this.#run('telephone.not-told', () => this.#remind());
    }
    return joined;
  }

  say(frame: Uint8Array, atSample: number): void {
    this.#party?.send(frame, atSample);
  }

  press(key: string): void {
    this.#keys.press(key);
  }

  hungUp(): void {
    this.#goesOn = this.#isReplaced();
    this.#run('call.farewell-failed', async () => {
      if (!(await this.#goesOn)) await this.#live.end('customer-hung-up');
    });
  }

  gone(): void {
    this.#isGone = true;
    this.#takeBack();
    this.#reminder?.close();
    this.#keys.close();
    // Whoever our own stop cuts off is expected by the next process.
    if (this.#centre.isDraining()) return;
    this.#run('call.farewell-failed', () => this.#left());
  }

  async #left(): Promise<void> {
    const goesOn = await this.#goesOn.catch(() => false);
    if (!goesOn) return this.#live.gone(this.#sessionId);
    await this.#live.expectTelephone(this.#name ?? '', this.#sessionId);
    // Taken in the moment in which she began to be told.
    if (this.#reminder?.hasTold === true) await announcementEnds(this.#centre, this.#live);
  }

  /** A stream is also stopped where the provider was sent to the call's next one. */
  #isReplaced(): Promise<boolean> {
    const { tenantId, call } = this.#live;
    const { store, channels } = this.#centre;
    const own = { callId: call.callId, key: this.#key };
    return store.transact(tenantId, (tx) => channels.isStreamReplaced(tx, own));
  }

  async #remind(): Promise<void> {
    if (this.#reminder !== null) return;
    const { clock } = this.#centre;
    const everyMs = await toldEvery(this.#centre, this.#live);
    if (everyMs === null || this.#isGone) return;
    const tell = () =>
      this.#run('telephone.not-told', () => waitIsToBeTold(this.#centre, this.#live));
    this.#reminder = new WaitReminder(clock, { everyMs, where: () => this.#where(), tell });
  }

  #where(): Waiting {
    const { tenantId, call } = this.#live;
    const waiting = this.#centre.routingState(tenantId)?.interactions;
    const state = call.interactionId === null ? null : waiting?.get(call.interactionId)?.state;
    return state === 'queued' || state === 'offered' ? state : 'not';
  }

  #told(frame: CallFrame): void {
    if (frame.type === 'ended' || frame.type === 'removed' || frame.type === 'replaced') {
      this.#close();
    }
    if (frame.type === 'keys') this.#outgoing.insert(dtmfFrames(frame.keys));
    if (frame.type === 'rejoin') this.#rejoin();
  }

  async #customerName(): Promise<string> {
    const { tenantId, call } = this.#live;
    const conversation = await this.#centre.store.transact(tenantId, (tx) =>
      this.#centre.channels.conversation(tx, call.conversationId),
    );
    return conversation?.customerName ?? '';
  }

  #run(event: string, work: () => Promise<void>): void {
    work().catch((failure: unknown) => this.#centre.log.warn(event, { failure }));
  }

  /** Again and again until there is a media plane; the call's own patience ends it. */
  #rejoin(): void {
    this.#party = null;
    if (this.#isGone) return;
    this.join()
      .then((joined) => {
        if (joined.ok) return;
        if (joined.refusal.kind !== 'media.unavailable') return this.#close();
        const { clock } = this.#centre;
        this.#takeBack = clock.wakeAt(later(clock.now(), REJOIN_MS), () => this.#rejoin());
      })
      .catch((failure: unknown) => {
        this.#centre.log.warn('telephone.not-joined', { failure });
        this.#close();
      });
  }
}
