import type { TenantId } from '../values/index.ts';

/**
 * News between parts that do not know each other. Delivery is best effort: who must not miss
 * something reads the store. A subscriber that throws is logged and harms nobody else.
 */
export interface Bus {
  publish<Body>(subject: string, tenantId: TenantId, body: Body): void;
  subscribe<Body>(subject: string, hear: (tenantId: TenantId, body: Body) => void): () => void;
}
