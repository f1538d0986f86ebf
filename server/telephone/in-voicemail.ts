import type { OutgoingSound } from '@zentrale/channels/adapters/voice-twilio/outgoing-sound.ts';
import { frameOf, VoicemailTape } from '@zentrale/channels';
import type { StreamedCall } from '@zentrale/channels/app';
import type { Centre } from '../compose/centre.ts';
import { voicemailLeft } from '../policies/voicemail-left.ts';
import type { StreamUser } from './stream-user.ts';

const END_KEY = '#';
/** The first 200 ms of the tone's loop are the tone. */
const TONE_FRAMES = 10;

/** A caller whom nobody took, speaking after the tone. */
export class InVoicemail implements StreamUser {
  readonly #centre: Centre;
  readonly #call: StreamedCall;
  readonly #close: () => void;
  readonly #tape = new VoicemailTape();
  #isOver = false;

  /** `close`: what was said is kept. */
  constructor(centre: Centre, call: StreamedCall, outgoing: OutgoingSound, close: () => void) {
    this.#centre = centre;
    this.#call = call;
    this.#close = close;
    for (let index = 0; index < TONE_FRAMES; index += 1) {
      outgoing.hear('centre', frameOf('tone', index));
    }
  }

  say(frame: Uint8Array, atSample: number): void {
    if (!this.#isOver && !this.#tape.take(atSample, frame)) this.#end();
  }

  press(key: string): void {
    if (key === END_KEY) this.#end();
  }

  hungUp(): void {
    this.#end();
  }

  gone(): void {
    this.#end();
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    voicemailLeft(this.#centre, this.#call, this.#tape.file())
      .catch((failure: unknown) => this.#centre.log.error('voicemail.lost', { failure }))
      .finally(this.#close);
  }
}
