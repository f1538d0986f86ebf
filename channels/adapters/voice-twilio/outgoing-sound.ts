import type { Clock } from '@zentrale/kernel/ports';
import { instant } from '@zentrale/kernel/values';
import { FRAME_MS, FRAME_SAMPLES, mixFrames } from '../../core/index.ts';

/** Frames a voice must have ahead before it is played: they come a little early or late. */
const AHEAD_FRAMES = 2;
/** More than this is old: 200 ms. */
const KEPT_FRAMES_MAX = 10;
const MARK_EVERY_FRAMES = 10;
/** Played or on the way: 200 ms with the provider, and as much for the way there and back. */
const UNPLAYED_FRAMES_MAX = 20;
/** Some thirty keys. */
const INSERTED_FRAMES_MAX = 300;
/** A process that was busy catches up with a few; what is older nobody misses. */
const CATCH_UP_FRAMES_MAX = 5;

interface Voice {
  frames: Uint8Array[];
  isPlaying: boolean;
}

/** Where the sound goes. */
export interface Outlet {
  play(frame: Uint8Array): void;
  /** Comes back as `played` when everything before it was. */
  mark(name: string): void;
  /** What is not played yet never is. */
  clear(): void;
}

/**
 * All that a telephone hears, as one stream of 20 ms frames, sent at the pace of the clock. The
 * provider keeps what we send and plays it in order, so we never send much more than is played:
 * otherwise each hiccup of the network would make the caller hear us later and later.
 */
export class OutgoingSound {
  readonly #clock: Clock;
  readonly #outlet: Outlet;
  readonly #voices = new Map<string, Voice>();
  #startedAt = 0;
  #index = 0;
  #heard: ReadonlySet<string> = new Set();
  #inserted: Uint8Array[] = [];
  #sentCount = 0;
  #playedCount = 0;
  #cancel: (() => void) | null = null;

  constructor(clock: Clock, outlet: Outlet) {
    this.#clock = clock;
    this.#outlet = outlet;
  }

  start(): void {
    if (this.#cancel !== null) return;
    this.#startedAt = this.#clock.now();
    this.#index = 0;
    this.#tick();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#voices.clear();
    this.#inserted = [];
  }

  /** A voice says something; `who` tells voices apart. */
  hear(who: string, sound: Uint8Array): void {
    const voice = this.#voices.get(who) ?? { frames: [], isPlaying: false };
    this.#voices.set(who, voice);
    for (let start = 0; start + FRAME_SAMPLES <= sound.length; start += FRAME_SAMPLES) {
      voice.frames.push(sound.slice(start, start + FRAME_SAMPLES));
    }
    if (voice.frames.length > KEPT_FRAMES_MAX) voice.frames = voice.frames.slice(-KEPT_FRAMES_MAX);
    if (voice.frames.length >= AHEAD_FRAMES) voice.isPlaying = true;
  }

  /** Played as they are and alone, each in its turn: keys are not to be mixed with voices. */
  insert(frames: readonly Uint8Array[]): void {
    this.#inserted = [...this.#inserted, ...frames].slice(0, INSERTED_FRAMES_MAX);
  }

  /** A mark came back. */
  played(name: string): void {
    const count = Number(name);
    if (Number.isInteger(count) && count <= this.#sentCount) {
      this.#playedCount = Math.max(this.#playedCount, count);
    }
  }

  #tick(): void {
    const due = Math.floor((this.#clock.now() - this.#startedAt) / FRAME_MS) + 1;
    this.#index = Math.max(this.#index, due - CATCH_UP_FRAMES_MAX);
    for (; this.#index < due; this.#index += 1) this.#playNext();
    const nextAt = instant(this.#startedAt + this.#index * FRAME_MS);
    this.#cancel = this.#clock.wakeAt(nextAt, () => this.#tick());
  }

  #playNext(): void {
    const frames: Uint8Array[] = [];
    const speakers = new Set<string>();
    for (const [who, voice] of this.#voices) {
      const frame = voice.isPlaying ? voice.frames.shift() : undefined;
      if (frame === undefined) {
        voice.isPlaying = false;
        continue;
      }
      frames.push(frame);
      speakers.add(who);
    }
    const isFull = this.#sentCount - this.#playedCount >= UNPLAYED_FRAMES_MAX;
    const inserted = isFull ? undefined : this.#inserted.shift();
    if (inserted !== undefined) return this.#play(inserted);
    if (frames.length === 0) return;
    const isOther = this.#heard.size > 0 && [...speakers].every((who) => !this.#heard.has(who));
    // Somebody else speaks: the rest of the music would only be in the way.
    if (isOther) this.#outlet.clear();
    this.#heard = speakers;
    if (isFull && !isOther) return;
    this.#play(mixFrames(frames));
  }

  #play(frame: Uint8Array): void {
    this.#outlet.play(frame);
    this.#sentCount += 1;
    if (this.#sentCount % MARK_EVERY_FRAMES === 0) this.#outlet.mark(String(this.#sentCount));
  }
}
