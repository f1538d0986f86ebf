import type { Bus, Log } from '@zentrale/kernel/ports';
import type { TenantId } from '@zentrale/kernel/values';

type Hear = (tenantId: TenantId, body: unknown) => void;

/** News within this process, delivered before `publish` returns, in order of subscription. */
export class InProcessBus implements Bus {
  readonly #log: Log;
  readonly #subscribers = new Map<string, Set<Hear>>();

  constructor(log: Log) {
    this.#log = log;
  }

  publish<Body>(subject: string, tenantId: TenantId, body: Body): void {
    // A copy: who subscribes while hearing hears from the next publication on.
    for (const hear of Array.from(this.#subscribers.get(subject) ?? [])) {
      try {
        hear(tenantId, body);
      } catch (error) {
        this.#log.error('bus.subscriber-failed', { subject, error });
      }
    }
  }

  subscribe<Body>(subject: string, hear: (tenantId: TenantId, body: Body) => void): () => void {
    // The subject decides the body's type; publisher and subscriber share it by agreement.
    const heard: Hear = (tenantId, body) => hear(tenantId, body as Body);
    const subscribers = this.#subscribers.get(subject) ?? new Set();
    this.#subscribers.set(subject, subscribers.add(heard));
    return () => {
      subscribers.delete(heard);
    };
  }
}
