import type { TenantId } from '../values/index.ts';

/** Keeps bytes under a key of ours. `put` is durable when it returns; putting twice is harmless. */
export interface BlobStore {
  put(tenantId: TenantId, key: string, bytes: Uint8Array): Promise<void>;
  /** `null` when there is none. */
  get(tenantId: TenantId, key: string): Promise<Uint8Array | null>;
  remove(tenantId: TenantId, key: string): Promise<void>;
}
