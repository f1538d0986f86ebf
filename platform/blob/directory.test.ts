import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId, type TenantId } from '@zentrale/kernel/values';
import { BlobDirectory } from './directory.ts';

const tenantId = asId<TenantId>('ten_1');
const other = asId<TenantId>('ten_2');
const bytes = new Uint8Array([0, 1, 2, 255]);

describe('blob directory', () => {
  let folder: string;
  let blobs: BlobDirectory;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zentrale-blobs-'));
    blobs = new BlobDirectory(join(folder, 'blobs'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('what was put is read back, by its tenant alone', async () => {
    await blobs.put(tenantId, 'attachments/2026/att_1.png', bytes);
    expect(await blobs.get(tenantId, 'attachments/2026/att_1.png')).toEqual(bytes);
    expect(await blobs.get(other, 'attachments/2026/att_1.png')).toBeNull();
    expect(await blobs.get(tenantId, 'attachments/2026')).toBeNull();
  });

  test('putting twice keeps the last, and leaves no draft behind', async () => {
    await blobs.put(tenantId, 'key', bytes);
    await blobs.put(tenantId, 'key', new Uint8Array());
    expect(await blobs.get(tenantId, 'key')).toEqual(new Uint8Array());
    expect(await readdir(join(folder, 'blobs'))).toEqual([tenantId]);
  });

  test('removing twice is harmless', async () => {
    await blobs.put(tenantId, 'key', bytes);
    await blobs.remove(tenantId, 'key');
    await blobs.remove(tenantId, 'key');
    expect(await blobs.get(tenantId, 'key')).toBeNull();
  });

  test.each(['..', '../x', 'a/../../b', '/etc/passwd', 'a//b', '', '.hidden', 'a\\b', 'a\0', 'a/'])(
    'a key that could leave the folder is refused: %j',
    async (key) => {
      await expect(blobs.put(tenantId, key, bytes)).rejects.toMatchObject({ name: 'Bug' });
      await expect(blobs.get(tenantId, key)).rejects.toMatchObject({ name: 'Bug' });
      await expect(blobs.remove(tenantId, key)).rejects.toMatchObject({ name: 'Bug' });
      await expect(blobs.get(asId<TenantId>(key), 'k')).rejects.toMatchObject({ name: 'Bug' });
    },
  );

  test('a disk that fails is a retryable fault', async () => {
    await writeFile(join(folder, 'blobs'), 'a file in the way');
    await expect(blobs.put(tenantId, 'key', bytes)).rejects.toMatchObject({
      kind: 'blobs.unavailable',
      retryable: true,
    });
  });
});
