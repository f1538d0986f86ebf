import type { Clock, Ids, Log } from '@zentrale/kernel/ports';
import { between, type PartyId } from '@zentrale/kernel/values';
import {
  maskNumbers,
  openTrack,
  place,
  RATES,
  samplesOf,
  type Author,
  type Call,
  type Locale,
  type Spoken,
} from '../../core/index.ts';
import type { HeardPacket } from '../../ports/media-plane.ts';
import type { Transcriber, Utterance, VoiceStream } from '../../ports/transcriber.ts';
import type { CallListener } from '../call-ear.ts';
import { Turns } from '../turns.ts';

/** What somebody is saying just now. */
export interface Speech {
  readonly author: Author;
  readonly text: string;
}

export interface TranscriptParts {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly transcriber: Transcriber;
  readonly language: () => Promise<Locale>;
  /** Keeps what was said, for good. */
  readonly keep: (said: Said) => Promise<void>;
  /** Says that words are missing from here on, or no longer. */
  readonly note: (code: 'transcript-interrupted' | 'transcript-resumed') => Promise<void>;
  /** What is being said changed. */
  readonly changed: (speechId: string) => void;
}

/** A speech that is over. */
export interface Said extends Speech {
  readonly speechId: string;
  readonly spoken: Spoken;
}

/** One voice of the call, from one codec. */
interface HeardVoice {
  readonly partyId: PartyId;
  readonly author: Author;
  readonly stream: VoiceStream;
  placing: ReturnType<typeof openTrack>;
  /** Of what it is saying; `null`: nothing just now. */
  speechId: string | null;
  /** Digits of a number that it is in the middle of. */
  carriedDigits: number;
}

/** Writes down one call: a stream of the transcriber for each voice, and what came of it. */
export class CallTranscript implements CallListener {
  readonly #parts: TranscriptParts;
  readonly #voices = new Map<string, HeardVoice>();
  readonly #speeches = new Map<string, Speech>();
  /** Voices whose words are being lost. */
  readonly #interrupted = new Set<HeardVoice>();
  readonly #turns: Turns;
  #call: Call;
  #language: Locale | null = null;

  constructor(call: Call, parts: TranscriptParts) {
    this.#call = call;
    this.#parts = parts;
    const { callId } = call;
    this.#turns = new Turns((failure) =>
      parts.log.error('transcription.failed', { callId, failure }),
    );
  }

  get isScript(): boolean {
    return this.#parts.transcriber.isScript;
  }

  get isInterrupted(): boolean {
    return this.#interrupted.size > 0;
  }

  /** Who speaks just now, and what; by ids under which it will be kept. */
  get speeches(): ReadonlyMap<string, Speech> {
    return this.#speeches;
  }

  hear(packet: HeardPacket): void {
    if (this.#language === null) return;
    // The same voice from a telephone and from a browser is two streams.
    const key = `${packet.codec}:${packet.from}`;
    const voice = this.#voices.get(key) ?? this.#open(key, packet, this.#language);
    if (voice === null) return;
    const { codec, timestamp, payload } = packet;
    const samples = samplesOf(codec, payload);
    if (samples === 0) return;
    const arrivedMs = between(this.#call.requestedAt, this.#parts.clock.now());
    const placed = place(voice.placing, { arrivedMs, timestamp, samples });
    voice.placing = placed.track;
    if (placed.at === null) return;
    const toMs = (count: number) => (count * 1000) / RATES[codec];
    voice.stream.send({ atMs: toMs(placed.at), durationMs: toMs(samples), payload });
  }

  async follow(_before: Call, after: Call): Promise<void> {
    this.#call = after;
    // The last words come when they come; nobody waits for them to hang up.
    if (after.state === 'ended') return void this.#finish();
    if (after.state === 'active') this.#language ??= await this.#parts.language();
    const there = new Set(after.parties.map(({ partyId }) => partyId));
    for (const voice of this.#voices.values()) {
      if (there.has(voice.partyId)) continue;
      void voice.stream.close();
      this.#missWords(voice, false);
    }
  }

  /** Waits for the last words and keeps them. */
  async close(): Promise<void> {
    if (this.#call.state !== 'ended') await this.#finish();
  }

  async #finish(): Promise<void> {
    await Promise.all([...this.#voices.values()].map(({ stream }) => stream.close()));
    await this.#turns.take(async () => {});
  }

  #open(key: string, { codec, from }: HeardPacket, language: Locale): HeardVoice | null {
    const party = this.#call.parties.find(({ partyId }) => partyId === from);
    if (party === undefined) return null;
    const { personId, name } = party;
    const kind = personId === null ? 'customer' : 'agent';
    const side = personId === null ? 'customer' : 'centre';
    const voice: HeardVoice = {
      partyId: from,
      author: { kind, id: personId, name },
      placing: openTrack(RATES[codec]),
      speechId: null,
      carriedDigits: 0,
      stream: this.#parts.transcriber.open(
        { codec, language, side },
        {
          heard: (utterance) => this.#understood(voice, utterance),
          interrupted: () => this.#missWords(voice, true),
          resumed: () => this.#missWords(voice, false),
        },
      ),
    };
    this.#voices.set(key, voice);
    return voice;
  }

  #understood(voice: HeardVoice, { isFinal, ...utterance }: Utterance): void {
    const { author } = voice;
    const speechId = (voice.speechId ??= this.#parts.ids.next('speech'));
    const { text, carried } = maskNumbers(utterance.text, voice.carriedDigits, !isFinal);
    this.#speeches.set(speechId, { author, text });
    this.#parts.changed(speechId);
    if (!isFinal) return;
    voice.speechId = null;
    voice.carriedDigits = carried;
    const { fromMs, toMs, confidence } = utterance;
    const { isScript } = this;
    const confidencePct = confidence === null ? null : Math.round(confidence * 100);
    const spoken = { callId: this.#call.callId, fromMs, toMs, confidencePct, isScript };
    const kept = this.#turns.take(() => this.#parts.keep({ speechId, author, text, spoken }));
    const forget = () => {
      this.#speeches.delete(speechId);
      this.#parts.changed(speechId);
    };
    kept.then(forget, forget);
  }

  /** Told once for all voices: what is missing is missing. */
  #missWords(voice: HeardVoice, isInterrupted: boolean): void {
    const before = this.isInterrupted;
    if (isInterrupted) this.#interrupted.add(voice);
    else this.#interrupted.delete(voice);
    const after = this.isInterrupted;
    if (before === after || this.#call.state === 'ended') return;
    const code = after ? 'transcript-interrupted' : 'transcript-resumed';
    this.#turns.take(() => this.#parts.note(code)).catch(() => {});
  }
}
