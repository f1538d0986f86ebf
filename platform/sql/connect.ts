import type { Log } from '@zentrale/kernel/ports';
import { assert } from '@zentrale/kernel/values';
import pg from 'pg';

// pg waits for ever on a silent partition unless told not to. The server gives up first, so that
// what a time-out left undone is really undone.
const CONNECT_TIMEOUT_MS = 10_000;
const STATEMENT_TIMEOUT_MS = 20_000;
const QUERY_TIMEOUT_MS = 25_000;
const IDLE_IN_TRANSACTION_MS = 60_000;

/** Reads bigint as a number; the driver's own choice is text. */
const TYPES: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.INT8 ? safeInteger : pg.types.getTypeParser(oid, format),
};

function safeInteger(text: string): number {
  const value = Number(text);
  assert(Number.isSafeInteger(value), `bigint beyond 2^53 read from the store: ${text}`);
  return value;
}

/** Connections for many; `role` is taken on at connecting. */
export function openPool(about: {
  connection: string;
  name: string;
  sizeMax: number;
  log: Log;
  role?: string;
}): pg.Pool {
  const { connection, name, sizeMax, log, role } = about;
  const pool = new pg.Pool({
    connectionString: connection,
    application_name: name,
    max: sizeMax,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    keepAlive: true,
    types: TYPES,
    ...(role === undefined ? {} : { options: `-c role=${role}` }),
  });
  // Without a listener a lost connection ends the process: the pool's covers idle connections
  // only, the connection's own those in use, whose next query fails as well.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', (error) => {
    log.warn('store.connection-lost', { pool: name, reason: error.message });
  });
  return pool;
}

/** Runs `act` on a connection of its own, for the errands before and beside the pools. */
export async function onConnection<Value>(
  connection: string,
  act: (client: pg.Client) => Promise<Value>,
  options: pg.ClientConfig = {},
): Promise<Value> {
  const client = new pg.Client({
    connectionString: connection,
    application_name: 'zentrale',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types: TYPES,
    ...options,
  });
  // The query under way fails as well; nobody listening would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}
