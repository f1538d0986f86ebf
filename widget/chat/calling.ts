import type {
  CallFrame,
  CallInput,
  CallMedia,
  CallReply,
  CallView,
  CommandReply,
} from '@zentrale/protocol';
import { JOINING } from '@zentrale/softphone';
import type { PictureSource } from '@zentrale/softphone/media';
import type { CallSession } from '@zentrale/softphone/session';
import { loadPart } from './load-script.ts';
import { newId } from './new-id.ts';
import type { WidgetState } from './state.ts';
import type { Store } from './store.ts';

interface Line {
  call(request: CallInput): Promise<CallReply | null>;
  command(type: string, body: unknown, commandId: string): Promise<CommandReply | null>;
}

/** The customer's part in the call of a conversation, from the first ring to hanging up. */
export class Calling {
  readonly #origin: string;
  readonly #store: Store<WidgetState>;
  readonly #line: Line;
  #callId: string | null = null;
  #session: CallSession | null = null;

  constructor(origin: string, store: Store<WidgetState>, line: Line) {
    this.#origin = origin;
    this.#store = store;
    this.#line = line;
  }

  /** What the centre says of the call now; joins a call that is new to this page. */
  follow(call: CallView | null): void {
    if (call === null) this.close();
    else if (call.callId !== this.#callId) void this.#enter(call.callId);
    this.#store.set({ call });
  }

  /** Loads what shows an identification, which may outlast its call. */
  async prepare(): Promise<void> {
    // Without it the conversation goes on; the next news of the chat tries again.
    await this.#load().catch(() => undefined);
  }

  /** Asks to speak in a chat that goes on; false where that cannot be just now. */
  async begin(media: CallMedia): Promise<boolean> {
    const reply = await this.#line.command('start-call', { media }, newId());
    return reply?.ok === true;
  }

  /** Whether the call may be recorded. */
  async answerRecording(isGranted: boolean): Promise<void> {
    await this.#line.command('answer-recording', { isGranted }, newId());
  }

  receive(frame: CallFrame): void {
    if (frame.callId === this.#callId) this.#session?.receive(frame);
  }

  lineLost(): void {
    this.#session?.lineLost();
  }

  lineBack(): void {
    this.#session?.lineBack();
  }

  /** After trouble with the microphone or the line, or to speak here, not on another page. */
  again(): void {
    if (this.#session) void this.#session.join();
    else if (this.#callId !== null) void this.#enter(this.#callId);
  }

  mute(isMuted: boolean): void {
    void this.#session?.setMuted(isMuted);
  }

  /** False where the camera or the screen cannot be had. */
  async show(source: PictureSource, isOn: boolean): Promise<boolean> {
    return (await this.#session?.show(source, isOn)) ?? true;
  }

  playAloud(): void {
    void this.#session?.playAloud();
  }

  async hangUp(): Promise<void> {
    const callId = this.#callId;
    if (callId !== null) await this.#line.command('end-call', {}, newId());
  }

  close(): void {
    this.#session?.close();
    this.#session = null;
    this.#callId = null;
    this.#store.set({ softphone: null, pictures: [] });
  }

  async #load(): Promise<typeof CallSession> {
    const part = await loadPart(this.#origin, 'zentraleCall');
    if (this.#store.state.drawCall === null) this.#store.set({ drawCall: part.drawCall });
    return part.CallSession;
  }

  async #enter(callId: string): Promise<void> {
    this.close();
    this.#callId = callId;
    this.#store.set({ softphone: JOINING });
    try {
      const CallSession = await this.#load();
      if (this.#callId !== callId) return;
      this.#session = new CallSession(callId, {
        ask: (request) => this.#line.call(request),
        onChange: (softphone) => {
          if (this.#callId === callId) this.#store.set({ softphone });
        },
        onMedia: ({ pictures }) => {
          if (this.#callId === callId) this.#store.set({ pictures });
        },
      });
    } catch {
      const trouble = { kind: 'unreachable' } as const;
      this.#store.set({ softphone: { ...JOINING, phase: 'failed', trouble } });
      return;
    }
    await this.#session.join();
  }
}
