import type { Clock, Log } from '@zentrale/kernel/ports';
import { durationMs, later, type TenantId } from '@zentrale/kernel/values';
import type { Frame, SubscribeAnswer, SubscribeRequest } from '@zentrale/protocol/socket';
import { LiveTopic, type TopicSource } from './topic.ts';

/**
 * Which copy of a topic: `desk` is another one for each person, `floor` one per tenant. `room` is
 * the socket room its frames go to.
 */
export interface TopicAddress {
  readonly tenantId: TenantId;
  readonly topic: string;
  /** Whose, where a topic is personal; empty otherwise. */
  readonly owner: string;
}

export type OpenSource = (address: TopicAddress) => TopicSource;

// Long enough for a laptop that changes its network, short enough not to hold a quiet topic.
const LINGER_MS = durationMs(60_000);

interface LiveEntry {
  readonly address: TopicAddress;
  readonly live: LiveTopic;
  watchers: number;
  /** Takes back the forgetting of a topic nobody watches. */
  forget: () => void;
}

/** All live topics of this process; only those somebody watches exist. */
export class TopicHub {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #emit: (room: string, frame: Frame) => void;
  readonly #open: OpenSource;
  readonly #topics = new Map<string, LiveEntry>();

  constructor(about: {
    clock: Clock;
    log: Log;
    emit: (room: string, frame: Frame) => void;
    open: OpenSource;
  }) {
    this.#clock = about.clock;
    this.#log = about.log;
    this.#emit = about.emit;
    this.#open = about.open;
  }

  static room(address: TopicAddress): string {
    return `${address.tenantId}|${address.owner}|${address.topic}`;
  }

  /** Answers with what the subscriber lacks. Call `leave` once for every `join`. */
  async join(address: TopicAddress, has: Partial<SubscribeRequest>): Promise<SubscribeAnswer> {
    const room = TopicHub.room(address);
    const entry = this.#topics.get(room) ?? this.#create(address, room);
    entry.forget();
    entry.watchers += 1;
    const serverNow = this.#clock.now();
    if (has.epoch !== undefined && has.version !== undefined) {
      const frames = entry.live.framesSince(has.epoch, has.version);
      if (frames !== null) return { ok: true, frames, serverNow };
    }
    return { ok: true, snapshot: await entry.live.snapshot(serverNow) };
  }

  leave(address: TopicAddress): void {
    const room = TopicHub.room(address);
    const entry = this.#topics.get(room);
    if (entry === undefined) return;
    entry.watchers -= 1;
    if (entry.watchers > 0) return;
    entry.forget = this.#clock.wakeAt(later(this.#clock.now(), LINGER_MS), () => {
      this.#topics.delete(room);
      entry.live.close();
    });
  }

  /** What was framed since; empty when the topic is not live or the epoch is another. */
  framesSince(address: TopicAddress, epoch: string, version: number): readonly Frame[] {
    return this.#topics.get(TopicHub.room(address))?.live.framesSince(epoch, version) ?? [];
  }

  touch(address: TopicAddress, keys: readonly string[]): void {
    this.#topics.get(TopicHub.room(address))?.live.touch(keys);
  }

  /** Touches every copy of a personal topic in a tenant. */
  touchEvery(tenantId: TenantId, topic: string, keys: readonly string[]): void {
    for (const { live, address } of this.#topics.values()) {
      if (address.tenantId === tenantId && address.topic === topic) live.touch(keys);
    }
  }

  /** Anything of a tenant may have changed. */
  reloadAll(tenantId: TenantId): void {
    for (const { live, address } of this.#topics.values()) {
      if (address.tenantId === tenantId) live.reload();
    }
  }

  stats(): { topicCount: number; watcherCount: number } {
    let watcherCount = 0;
    for (const { watchers } of this.#topics.values()) watcherCount += watchers;
    return { topicCount: this.#topics.size, watcherCount };
  }

  close(): void {
    for (const { forget, live } of this.#topics.values()) {
      forget();
      live.close();
    }
    this.#topics.clear();
  }

  #create(address: TopicAddress, room: string): LiveEntry {
    const live = new LiveTopic(
      address.topic,
      this.#open(address),
      (frame) => this.#emit(room, frame),
      (failure) => this.#log.warn('live.read-failed', { topic: address.topic, failure }),
    );
    const entry: LiveEntry = { address, live, watchers: 0, forget: () => {} };
    this.#topics.set(room, entry);
    return entry;
  }
}
