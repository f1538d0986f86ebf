import type { BlobStore } from '@zentrale/kernel/ports';

/** Keeps bytes as long as the test. */
export function memoryBlobs(): BlobStore {
  const kept = new Map<string, Uint8Array>();
  return {
    async put(tenantId, key, bytes) {
      kept.set(`${tenantId}/${key}`, bytes);
    },
    async get(tenantId, key) {
      return kept.get(`${tenantId}/${key}`) ?? null;
    },
    async remove(tenantId, key) {
      kept.delete(`${tenantId}/${key}`);
    },
  };
}
