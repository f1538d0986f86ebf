import type { Clock } from '@zentrale/kernel/ports';
import { durationMs, later, type ConversationId, type TenantId } from '@zentrale/kernel/values';
import type { TypingView } from '@zentrale/protocol';

const SHOWN_MS = durationMs(6000);

interface ShownTyping extends TypingView {
  readonly forget: () => void;
}

/** Who is writing just now. Lives a few seconds and is never kept. */
export class Typing {
  readonly #clock: Clock;
  readonly #changed: (tenantId: TenantId, conversationId: ConversationId, key: string) => void;
  readonly #entries = new Map<ConversationId, Map<string, ShownTyping>>();

  constructor(
    clock: Clock,
    changed: (tenantId: TenantId, conversationId: ConversationId, key: string) => void,
  ) {
    this.#clock = clock;
    this.#changed = changed;
  }

  show(
    tenantId: TenantId,
    conversationId: ConversationId,
    who: 'customer' | 'agent',
    name: string,
  ): void {
    const key = `typing:${who}`;
    this.#entries.get(conversationId)?.get(key)?.forget();
    const until = later(this.#clock.now(), SHOWN_MS);
    const forget = this.#clock.wakeAt(until, () => this.hide(tenantId, conversationId, who));
    const ofConversation = this.#entries.get(conversationId) ?? new Map<string, ShownTyping>();
    ofConversation.set(key, { who: name, until, forget });
    this.#entries.set(conversationId, ofConversation);
    this.#changed(tenantId, conversationId, key);
  }

  /** Nobody is writing any more, or not this one. */
  hide(tenantId: TenantId, conversationId: ConversationId, who?: 'customer' | 'agent'): void {
    const ofConversation = this.#entries.get(conversationId);
    if (ofConversation === undefined) return;
    const keys = who === undefined ? [...ofConversation.keys()] : [`typing:${who}`];
    for (const key of keys) {
      ofConversation.get(key)?.forget();
      if (ofConversation.delete(key)) this.#changed(tenantId, conversationId, key);
    }
    if (ofConversation.size === 0) this.#entries.delete(conversationId);
  }

  entriesOf(conversationId: ConversationId): [string, TypingView][] {
    const ofConversation = this.#entries.get(conversationId) ?? [];
    return [...ofConversation].map(([key, { who, until }]) => [key, { who, until }]);
  }
}
