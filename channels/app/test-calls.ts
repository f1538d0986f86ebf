import type { Clock, Ids } from '@zentrale/kernel/ports';
import {
  accepted,
  asId,
  type CallId,
  type ConversationId,
  type Result,
  type TenantId,
} from '@zentrale/kernel/values';
import type { IceServer } from '@zentrale/protocol/socket';
import { openCall } from '../core/index.ts';
import type { MediaPlane } from '../ports/media-plane.ts';
import { TestCall } from './test-call.ts';

export interface TestCallsParts {
  readonly media: MediaPlane;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly iceServers: readonly IceServer[];
}

/** Test calls of this process: nothing of them is kept, and each person has one at most. */
export class TestCalls {
  readonly #parts: TestCallsParts;
  /** By tenant and person. */
  readonly #calls = new Map<string, TestCall>();

  constructor(parts: TestCallsParts) {
    this.#parts = parts;
  }

  /** Ends the person's earlier one. Refuses `media.unavailable` and `media.full`. */
  async begin(tenantId: TenantId, personId: string): Promise<Result<{ readonly callId: CallId }>> {
    const { media, clock, ids, iceServers } = this.#parts;
    const key = keyOf(tenantId, personId);
    this.#calls.get(key)?.end();
    const callId = asId<CallId>(ids.next('test'));
    // A telephone's codec: the echo has no other.
    const opened = await media.open(callId, 'telephone', () => this.#calls.get(key)?.end());
    if (!opened.ok) return opened;
    const call = openCall({
      callId,
      conversationId: asId<ConversationId>(''),
      interactionId: null,
      media: 'voice',
      line: 'telephone',
      now: clock.now(),
    });
    const over = () => {
      if (this.#calls.get(key)?.call.callId === callId) this.#calls.delete(key);
    };
    const room = opened.value;
    this.#calls.set(key, new TestCall({ personId, call, room, clock, iceServers, over }));
    return accepted({ callId });
  }

  /** `null` also for the test calls of others. */
  find(tenantId: TenantId, personId: string | null, callId: string): TestCall | null {
    const found = personId === null ? undefined : this.#calls.get(keyOf(tenantId, personId));
    return found?.call.callId === callId ? found : null;
  }

  gone(tenantId: TenantId, personId: string | null, sessionId: string): void {
    if (personId !== null) this.#calls.get(keyOf(tenantId, personId))?.gone(sessionId);
  }
}

function keyOf(tenantId: TenantId, personId: string): string {
  return `${tenantId} ${personId}`;
}
