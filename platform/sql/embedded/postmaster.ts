import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** What a running PostgreSQL says of itself in `postmaster.pid`. */
export interface Postmaster {
  readonly processId: number;
  readonly port: number;
  /** Accepts connections, by its own account. */
  readonly isReady: boolean;
}

/** Reads who runs the cluster in this folder; `null` when nobody left word or it is cut short. */
export function readPostmaster(cluster: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const processId = Number(lines[0]);
  const port = Number(lines[3]);
  if (!(processId > 0)) return null;
  return { processId, port, isReady: lines[7]?.trim() === 'ready' && port > 0 };
}

/** True while the process exists and is not just a dead entry waiting for its parent. */
export function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  if (process.platform !== 'linux') return true;
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
  } catch {
    return false;
  }
}

/**
 * Whether that living process is a PostgreSQL on this cluster, and not a stranger who was given
 * the number of a dead one.
 */
export function serves(processId: number, cluster: string): boolean {
  try {
    if (process.platform === 'linux') {
      // The postmaster's working folder is its cluster.
      return readlinkSync(`/proc/${processId}/cwd`) === realpathSync(cluster);
    }
    if (process.platform === 'win32') {
      const filter = `PID eq ${processId}`;
      return execFileSync('tasklist', ['/fi', filter], { encoding: 'utf8' }).includes('postgres');
    }
    const line = execFileSync('ps', ['-o', 'command=', '-p', String(processId)], {
      encoding: 'utf8',
    });
    return line.includes(cluster);
  } catch {
    return false;
  }
}
