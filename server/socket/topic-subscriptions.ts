import { SubscribeRequest, type Frame, type SubscribeAnswer } from '@zentrale/protocol/socket';
import { z } from 'zod';
import { problem, problemOfFailure, problemOfSchema } from '../http/problem.ts';
import { TopicHub, type TopicAddress } from '../live/topic-hub.ts';

/** The part of a socket.io socket that subscriptions need. */
export interface Subscriber {
  join(room: string): void | Promise<void>;
  leave(room: string): void | Promise<void>;
  emit(event: 'frame', frame: Frame): unknown;
}

/** Where a subscriber's topic lives, or the problem kind why it may not see it. */
export type Locate = (topic: string) => Promise<{ address: TopicAddress } | { deniedKind: string }>;

const TOPICS_PER_SOCKET_MAX = 60;

/** The topics one socket watches. */
export class TopicSubscriptions {
  readonly #hub: TopicHub;
  readonly #subscriber: Subscriber;
  readonly #locate: Locate;
  readonly #watched = new Map<string, TopicAddress>();

  constructor(hub: TopicHub, subscriber: Subscriber, locate: Locate) {
    this.#hub = hub;
    this.#subscriber = subscriber;
    this.#locate = locate;
  }

  async subscribe(raw: unknown, answer: (answer: SubscribeAnswer) => void): Promise<void> {
    const request = SubscribeRequest.safeParse(raw);
    if (!request.success) {
      answer({ ok: false, problem: problemOfSchema(request.error, 'subscribe') });
      return;
    }
    try {
      await this.#join(request.data, answer);
    } catch (failure) {
      answer({ ok: false, problem: problemOfFailure(failure).problem });
    }
  }

  unsubscribe(raw: unknown): void {
    const request = z.object({ topic: z.string() }).safeParse(raw);
    const address = request.success ? this.#watched.get(request.data.topic) : undefined;
    if (address === undefined) return;
    this.#watched.delete(address.topic);
    void this.#subscriber.leave(TopicHub.room(address));
    this.#hub.leave(address);
  }

  close(): void {
    for (const address of this.#watched.values()) this.#hub.leave(address);
    this.#watched.clear();
  }

  async #join(request: SubscribeRequest, answer: (answer: SubscribeAnswer) => void): Promise<void> {
    if (!this.#watched.has(request.topic) && this.#watched.size >= TOPICS_PER_SOCKET_MAX) {
      answer({ ok: false, problem: problem('limit.reached', { field: 'topic' }) });
      return;
    }
    const located = await this.#locate(request.topic);
    if ('deniedKind' in located) {
      answer({ ok: false, problem: problem(located.deniedKind, { field: 'topic' }) });
      return;
    }
    const { address } = located;
    const joined = await this.#hub.join(address, request);
    if (this.#watched.has(address.topic)) this.#hub.leave(address);
    this.#watched.set(address.topic, address);
    // From here to the last emit nothing waits, so no frame can fall between answer and room.
    void this.#subscriber.join(TopicHub.room(address));
    answer(joined);
    if (!joined.ok || !('snapshot' in joined)) return;
    const { epoch, version } = joined.snapshot;
    for (const frame of this.#hub.framesSince(address, epoch, version)) {
      this.#subscriber.emit('frame', frame);
    }
  }
}
