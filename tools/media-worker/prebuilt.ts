import { execFileSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import { dirname, join } from 'node:path';
import { version } from 'mediasoup';

const FETCH_MS_MAX = 60_000;

/**
 * The worker of mediasoup's release page, where the network has it; `false` otherwise. mediasoup's
 * own install script would do the same and then compile for minutes, which no install may.
 */
export async function fetchPrebuilt(path: string): Promise<boolean> {
  const kernel = release().split('.')[0] ?? '';
  const system = process.platform === 'linux' ? `linux-${process.arch}-kernel${kernel}` : null;
  const name = `mediasoup-worker-${version}-${system ?? `${process.platform}-${process.arch}`}.tgz`;
  const page = 'https://github.com/versatica/mediasoup/releases/download';
  const scratch = mkdtempSync(join(dirname(path), 'fetched-'));
  try {
    const response = await fetch(`${page}/${version}/${name}`, {
      signal: AbortSignal.timeout(FETCH_MS_MAX),
    });
    if (!response.ok) return false;
    const archive = join(scratch, 'worker.tgz');
    writeFileSync(archive, new Uint8Array(await response.arrayBuffer()));
    execFileSync('tar', ['xzf', archive, '-C', scratch]);
    renameSync(join(scratch, 'mediasoup-worker'), path);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
