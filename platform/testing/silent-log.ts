import type { Log } from '@zentrale/kernel/ports';

const silence = (): void => undefined;

/** Says nothing. For tests whose subject is not the log. */
export const silentLog: Log = {
  error: silence,
  warn: silence,
  info: silence,
  debug: silence,
  with: () => silentLog,
};
