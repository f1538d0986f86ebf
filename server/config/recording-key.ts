import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '@zentrale/kernel/values';
import { VAULT_KEY_BYTES } from '@zentrale/platform/vault';
import type { OptionValues } from './options.ts';

/**
 * The centre's own key for recordings: the configured one, or one that is made when first needed
 * and lies in the data folder, readable by this user alone. Throws `Fault('recordings.unreadable')`
 * where the file is no key.
 */
export function recordingKey(
  { RECORDING_KEY: configured }: Pick<OptionValues, 'RECORDING_KEY'>,
  dataFolder: string,
): () => Uint8Array {
  let known: Uint8Array | null = configured === null ? null : Buffer.from(configured, 'hex');
  return () => (known ??= keyInFile(join(dataFolder, 'recording.key'), dataFolder));
}

function keyInFile(path: string, folder: string): Buffer {
  mkdirSync(folder, { recursive: true });
  try {
    // Never over one that is there: what was recorded would be lost.
    writeFileSync(path, randomBytes(VAULT_KEY_BYTES).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'EEXIST') throw failure;
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
  if (key.length === VAULT_KEY_BYTES) return key;
  throw new Fault('recordings.unreadable', { retryable: false, ours: true });
}
