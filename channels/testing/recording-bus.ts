import type { Bus } from '@zentrale/kernel/ports';
import type { TenantId } from '@zentrale/kernel/values';

/** Remembers what was published; delivers to nobody. */
export class RecordingBus implements Bus {
  readonly published: { subject: string; tenantId: TenantId; body: unknown }[] = [];

  publish<Body>(subject: string, tenantId: TenantId, body: Body): void {
    this.published.push({ subject, tenantId, body });
  }

  subscribe(): () => void {
    return () => undefined;
  }

  /** Bodies of one subject since the last call, oldest first. */
  take(subject: string): unknown[] {
    const bodies = this.published.filter((it) => it.subject === subject).map(({ body }) => body);
    this.published.length = 0;
    return bodies;
  }
}
