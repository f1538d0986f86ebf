import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asId, instant, type CommandId, type TenantId } from '@zentrale/kernel/values';
import { openEmbedded } from '../sql/embedded.ts';
import { migrate, readMigrations } from '../sql/migrate.ts';
import { silentLog } from '../testing/silent-log.ts';
import { PostgresEventStore } from './postgres-event-store.ts';

// Durable facts a second through the embedded database, one writer and one stream as in routing.
// Run it on a quiet machine: node platform/event-store/append.bench.ts

const RUN_MS = 3_000;
const tenantId = asId<TenantId>('ten_bench');

function percentile(sorted: readonly number[], share: number): string {
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2);
}

async function measure(
  events: PostgresEventStore,
  stream: string,
  batchSize: number,
): Promise<string> {
  const owner = await events.claim(tenantId, stream);
  const facts = Array.from({ length: batchSize }, (_, index) => ({
    commandId: asId<CommandId>(`cmd_${index}`),
    recordedAt: instant(1_750_000_000_000),
    fact: { kind: 'Measured', interactionId: `int_${index}`, filling: 'x'.repeat(220) },
  }));
  const waits: number[] = [];
  let version = 0;
  const begun = performance.now();
  while (performance.now() - begun < RUN_MS) {
    const at = performance.now();
    const outcome = await events.append(owner, version, facts);
    if (outcome !== 'appended') throw new Error('an append of the only writer was refused');
    waits.push(performance.now() - at);
    version += batchSize;
  }
  const perSecond = Math.round((version * 1_000) / (performance.now() - begun));
  const sorted = waits.toSorted((a, b) => a - b);
  const spread = `p50 ${percentile(sorted, 0.5)} ms, p99 ${percentile(sorted, 0.99)} ms`;
  return `${String(batchSize).padStart(3)} a batch: ${perSecond} facts/s, ${spread}`;
}

const folder = mkdtempSync(join(tmpdir(), 'zentrale-bench-'));
chmodSync(folder, 0o755);
const database = await openEmbedded({ folder, log: silentLog });
try {
  const migrations = await readMigrations(
    fileURLToPath(new URL('../../server/migrations', import.meta.url)),
  );
  await migrate({ connection: database.connection, migrations, log: silentLog });
  const events = new PostgresEventStore({ connection: database.connection, log: silentLog });
  const memoryGb = Math.round(totalmem() / 2 ** 30);
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${memoryGb} GB`;
  process.stdout.write(`${machine}, ${process.platform}, Node ${process.version}\n`);
  await measure(events, 'warm-up', 1); // The first run warms both processes up.
  for (const batchSize of [1, 10, 100]) {
    process.stdout.write(`${await measure(events, `batch-${batchSize}`, batchSize)}\n`);
  }
  await events.close();
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
