import type { Problem } from '@zentrale/protocol/errors';
import {
  applyFrame,
  fromSnapshot,
  type Collection,
  type Frame,
  type SubscribeAnswer,
  type SubscribeRequest,
} from '@zentrale/protocol/socket';

/** The little of a socket that topics need. `subscribe` rejects when no answer comes in time. */
export interface TopicTransport {
  subscribe(request: SubscribeRequest): Promise<SubscribeAnswer>;
  unsubscribe(topic: string): void;
  /** Called with the server's clock whenever an answer carries it. */
  onServerNow?(serverNow: number): void;
}

export interface TopicState {
  readonly phase: 'loading' | 'live' | 'refused';
  readonly collection: Collection | null;
  readonly problem: Problem | null;
}

interface Topic {
  state: TopicState;
  holders: number;
  isAsking: boolean;
  mustAskAgain: boolean;
  /** Frames that arrived while an answer was on its way. */
  early: Frame[];
  listeners: Set<() => void>;
  release: ReturnType<typeof setTimeout> | null;
}

const LOADING: TopicState = { phase: 'loading', collection: null, problem: null };
const EARLY_FRAMES_MAX = 500;

/**
 * Client copies of the server's topics. Every gap, reconnect and doubt ends in asking again with
 * what we have; nothing is ever assumed to have arrived.
 */
export class TopicHub {
  readonly #transport: TopicTransport;
  readonly #topics = new Map<string, Topic>();
  /** A topic nobody looks at stays warm this long, so that switching back is instant. */
  readonly #keepMs: number;

  constructor(transport: TopicTransport, keepMs = 60_000) {
    this.#transport = transport;
    this.#keepMs = keepMs;
  }

  read(name: string): TopicState {
    return this.#topics.get(name)?.state ?? LOADING;
  }

  /** Keeps the topic live until the returned function is called. */
  hold(name: string, listener: () => void): () => void {
    const topic = this.#topics.get(name) ?? this.#open(name);
    topic.holders += 1;
    topic.listeners.add(listener);
    if (topic.release) clearTimeout(topic.release);
    topic.release = null;
    if (topic.state.phase !== 'live' && !topic.isAsking) void this.#ask(name, topic);
    return () => {
      topic.listeners.delete(listener);
      topic.holders -= 1;
      if (topic.holders > 0) return;
      topic.release = setTimeout(() => {
        this.#topics.delete(name);
        this.#transport.unsubscribe(name);
      }, this.#keepMs);
    };
  }

  receive(frame: Frame): void {
    const topic = this.#topics.get(frame.topic);
    if (!topic) return;
    if (topic.isAsking || topic.state.collection === null) {
      if (topic.early.length < EARLY_FRAMES_MAX) topic.early.push(frame);
      return;
    }
    this.#apply(frame.topic, topic, [frame]);
  }

  /** After a reconnect, a wake-up or a heartbeat: ask for whatever is missing, everywhere. */
  async resync(): Promise<void> {
    await Promise.all([...this.#topics].map(([name, topic]) => this.#ask(name, topic)));
  }

  #open(name: string): Topic {
    const topic: Topic = {
      state: LOADING,
      holders: 0,
      isAsking: false,
      mustAskAgain: false,
      early: [],
      listeners: new Set(),
      release: null,
    };
    this.#topics.set(name, topic);
    return topic;
  }

  async #ask(name: string, topic: Topic): Promise<void> {
    if (topic.isAsking) {
      topic.mustAskAgain = true;
      return;
    }
    topic.isAsking = true;
    topic.mustAskAgain = false;
    const have = topic.state.collection;
    try {
      const answer = await this.#transport.subscribe({
        topic: name,
        ...(have ? { epoch: have.epoch, version: have.version } : {}),
      });
      topic.isAsking = false;
      this.#take(name, topic, answer);
    } catch {
      // No answer: the connection is in doubt. The reconnect asks again.
      topic.isAsking = false;
      return;
    }
    if (topic.mustAskAgain) void this.#ask(name, topic);
  }

  #take(name: string, topic: Topic, answer: SubscribeAnswer): void {
    const early = topic.early;
    topic.early = [];
    if (!answer.ok) {
      this.#set(topic, { phase: 'refused', collection: null, problem: answer.problem });
      return;
    }
    if ('snapshot' in answer) {
      this.#transport.onServerNow?.(answer.snapshot.serverNow);
      const collection = keepEqual(topic.state.collection, fromSnapshot(answer.snapshot));
      this.#set(topic, { phase: 'live', collection, problem: null });
      this.#apply(name, topic, early);
      return;
    }
    this.#transport.onServerNow?.(answer.serverNow);
    this.#apply(name, topic, [...answer.frames, ...early]);
  }

  #apply(name: string, topic: Topic, frames: readonly Frame[]): void {
    let collection = topic.state.collection;
    for (const frame of frames) {
      if (collection === null) break;
      const next: Collection | 'gap' = applyFrame(collection, frame);
      if (next === 'gap') {
        void this.#ask(name, topic);
        break;
      }
      collection = next;
    }
    if (collection !== null && collection !== topic.state.collection) {
      this.#set(topic, { phase: 'live', collection, problem: null });
    }
  }

  #set(topic: Topic, state: TopicState): void {
    topic.state = state;
    for (const listener of topic.listeners) listener();
  }
}

/** Entries that did not change keep their identity, so that their rows do not render again. */
function keepEqual(before: Collection | null, after: Collection): Collection {
  if (before === null) return after;
  const entries = new Map<string, unknown>();
  for (const [key, value] of after.entries) {
    const old = before.entries.get(key);
    const isSame = old !== undefined && JSON.stringify(old) === JSON.stringify(value);
    entries.set(key, isSame ? old : value);
  }
  return { ...after, entries };
}
