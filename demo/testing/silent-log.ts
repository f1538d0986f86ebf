import type { Log } from '@zentrale/kernel/ports';

/** Keeps what was logged as an error; a test that expects none says so. */
export function silentLog(): Log & { readonly errors: string[] } {
  const errors: string[] = [];
  const log = {
    errors,
    error: (event: string) => void errors.push(event),
    warn: () => undefined,
    info: () => undefined,
    debug: () => undefined,
    with: () => log,
  };
  return log;
}
