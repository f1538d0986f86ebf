import { randomUUID } from 'node:crypto';
import type { Entry, Frame, Snapshot } from '@zentrale/protocol/socket';
import { isSameJson } from './same-json.ts';

/** Reads the entries of one topic, always as they are now; nobody changes a value later. */
export interface TopicSource {
  /** All entries. */
  load(): Promise<ReadonlyMap<string, unknown>>;
  /** Some entries; a key that is gone is left out or null. */
  read(keys: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  /** The topic is forgotten: what the source keeps running stops. */
  close?(): void;
}

const FRAMES_KEPT_MAX = 200;

/**
 * One live topic: its entries, its version and the last frames. Whoever changes something only
 * says *which* keys; the topic reads them anew, one read at a time, so a slow read can never put
 * an older value over a newer one.
 */
export class LiveTopic {
  readonly epoch = randomUUID();
  readonly #name: string;
  readonly #source: TopicSource;
  readonly #emit: (frame: Frame) => void;
  readonly #onFailure: (failure: unknown) => void;
  #version = 0;
  /** Values are never changed, so that a snapshot can hand them out as they are. */
  #shown = new Map<string, unknown>();
  #frames: Frame[] = [];
  #touched = new Set<string>();
  #mustReload = false;
  #work: Promise<void> | null = null;
  #isLoaded = false;

  constructor(
    name: string,
    source: TopicSource,
    emit: (frame: Frame) => void,
    onFailure: (failure: unknown) => void,
  ) {
    this.#name = name;
    this.#source = source;
    this.#emit = emit;
    this.#onFailure = onFailure;
  }

  /** The whole topic; loads it when this is the first question. */
  async snapshot(now: number): Promise<Snapshot> {
    if (!this.#isLoaded) {
      this.#mustReload = true;
      await this.#run();
    }
    return {
      topic: this.#name,
      epoch: this.epoch,
      version: this.#version,
      entries: [...this.#shown].map(([key, value]) => ({ key, value })),
      serverNow: now,
    };
  }

  /** The frames after `version`, or null when they are no longer kept. */
  framesSince(epoch: string, version: number): Frame[] | null {
    if (!this.#isLoaded || epoch !== this.epoch || version > this.#version) return null;
    const oldest = this.#frames[0]?.version ?? this.#version + 1;
    if (version + 1 < oldest) return null;
    return this.#frames.filter((frame) => frame.version > version);
  }

  /** Nobody watches it any more. */
  close(): void {
    this.#source.close?.();
  }

  /** Something changed at these keys. */
  touch(keys: readonly string[]): void {
    for (const key of keys) this.#touched.add(key);
    void this.#run();
  }

  /** All that was touched so far has been read and framed. */
  settled(): Promise<void> {
    return this.#work ?? Promise.resolve();
  }

  /** Anything may have changed: read all of it again. */
  reload(): void {
    this.#mustReload = true;
    void this.#run();
  }

  #run(): Promise<void> {
    this.#work ??= this.#catchUp();
    return this.#work;
  }

  async #catchUp(): Promise<void> {
    // All that is touched in this turn of the event loop is read together.
    await Promise.resolve();
    try {
      await this.#readTouched();
    } finally {
      // In the same step as the last look at what was touched, so that no touch is missed.
      this.#work = null;
    }
  }

  async #readTouched(): Promise<void> {
    while (this.#mustReload || this.#touched.size > 0) {
      const isReload = this.#mustReload || !this.#isLoaded;
      const keys = [...this.#touched];
      this.#mustReload = false;
      this.#touched.clear();
      try {
        if (isReload) this.#replaceAll(await this.#source.load());
        else this.#apply(keys, await this.#source.read(keys));
      } catch (failure) {
        // Left for the next touch or subscriber: a topic that cannot be read shows old entries.
        this.#onFailure(failure);
        if (!this.#isLoaded) throw failure;
        return;
      }
    }
  }

  #replaceAll(values: ReadonlyMap<string, unknown>): void {
    this.#apply([...new Set([...this.#shown.keys(), ...values.keys()])], values);
    this.#isLoaded = true;
  }

  #apply(keys: readonly string[], values: ReadonlyMap<string, unknown>): void {
    const entries: Entry[] = [];
    for (const key of keys) {
      const value = values.get(key) ?? null;
      if (isSameJson(value, this.#shown.get(key) ?? null)) continue;
      if (value === null) this.#shown.delete(key);
      else this.#shown.set(key, value);
      entries.push({ key, value });
    }
    if (entries.length === 0 || !this.#isLoaded) return;
    this.#version += 1;
    const frame = { topic: this.#name, epoch: this.epoch, version: this.#version, entries };
    this.#frames.push(frame);
    if (this.#frames.length > FRAMES_KEPT_MAX) this.#frames.shift();
    this.#emit(frame);
  }
}
