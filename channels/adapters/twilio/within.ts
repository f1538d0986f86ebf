import { setTimeout as delay } from 'node:timers/promises';

/** The client's own time-out is one of silence; a server that drips bytes would hold us. */
export async function within<Value>(timeoutMs: number, call: Promise<Value>): Promise<Value> {
  const settled = new AbortController();
  const timeout = delay(timeoutMs, undefined, { signal: settled.signal }).then(() => {
    throw new Error('the provider did not answer in time');
  });
  try {
    return await Promise.race([call, timeout]);
  } finally {
    timeout.catch(() => undefined); // Aborting it rejects it; nobody waits any more.
    settled.abort();
  }
}
