import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BlobStore } from '@zentrale/kernel/ports';
import { assert, Fault, type TenantId } from '@zentrale/kernel/values';

// Each part begins with a letter or digit, so that neither `..` nor a hidden file can be meant.
const PART = '[A-Za-z0-9][A-Za-z0-9._-]{0,99}';
const TENANT = new RegExp(`^${PART}$`);
const KEY = new RegExp(`^${PART}(/${PART}){0,7}$`);

/**
 * Blobs as files under a folder, one folder a tenant. Keys are up to eight parts of letters,
 * digits, `.`, `_` and `-` joined by `/`; any other key is a `Bug`. Throws
 * `Fault('blobs.unavailable')` when the disk fails.
 */
export class BlobDirectory implements BlobStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(tenantId: TenantId, key: string, bytes: Uint8Array): Promise<void> {
    const path = this.#path(tenantId, key);
    const draft = join(this.#folder, `.draft-${randomBytes(9).toString('hex')}`);
    await faulting(async () => {
      const made = await mkdir(dirname(path), { recursive: true });
      try {
        await writeSynced(draft, bytes);
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      await syncUpwards(dirname(path), made === undefined ? dirname(path) : dirname(made));
    });
  }

  async get(tenantId: TenantId, key: string): Promise<Uint8Array | null> {
    const path = this.#path(tenantId, key);
    return await faulting(async () => {
      try {
        return new Uint8Array(await readFile(path));
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return null;
        throw error;
      }
    });
  }

  async remove(tenantId: TenantId, key: string): Promise<void> {
    const path = this.#path(tenantId, key);
    await faulting(async () => await rm(path, { force: true }));
  }

  #path(tenantId: TenantId, key: string): string {
    assert(TENANT.test(tenantId), `not a tenant id: ${JSON.stringify(tenantId)}`);
    assert(KEY.test(key), `not a blob key: ${JSON.stringify(key)}`);
    return join(this.#folder, tenantId, ...key.split('/'));
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

// A file's name is an entry of its folder, and a new folder's of the one above.
async function syncUpwards(folder: string, top: string): Promise<void> {
  // Windows neither offers nor needs it.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (folder !== top && dirname(folder) !== folder) await syncUpwards(dirname(folder), top);
}

async function faulting<Value>(act: () => Promise<Value>): Promise<Value> {
  try {
    return await act();
  } catch (cause) {
    throw new Fault('blobs.unavailable', { retryable: true, ours: true, cause });
  }
}
