import type { Log, LogFields } from '@zentrale/kernel/ports';
import pino from 'pino';
import { redacted } from './redaction.ts';
import { terminalForm } from './terminal-form.ts';

export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

export interface LogOptions {
  readonly level: LogLevel;
  /** `json`: one JSON object a line, for machines; `terminal`: one line for people. */
  readonly form: 'json' | 'terminal';
  /** Takes each line, its end included. Standard output when left out. */
  readonly write?: (line: string) => void;
}

/** A log on pino. Sensitive fields are blanked by name, at any depth, before they reach it. */
export function openLog({ level, form, write }: LogOptions): Log {
  const out = write ?? ((line: string) => void process.stdout.write(line));
  const stream =
    form === 'terminal'
      ? { write: (line: string) => out(terminalForm(line)) }
      : write === undefined
        ? pino.destination({ fd: 1, sync: true })
        : { write };
  const options: pino.LoggerOptions = {
    level,
    base: null,
    messageKey: 'event',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  };
  return new PinoLog(pino(options, stream));
}

class PinoLog implements Log {
  readonly #logger: pino.Logger;

  constructor(logger: pino.Logger) {
    this.#logger = logger;
  }

  error(event: string, fields: LogFields = {}): void {
    this.#logger.error(redacted(fields), event);
  }

  warn(event: string, fields: LogFields = {}): void {
    this.#logger.warn(redacted(fields), event);
  }

  info(event: string, fields: LogFields = {}): void {
    this.#logger.info(redacted(fields), event);
  }

  debug(event: string, fields: LogFields = {}): void {
    if (this.#logger.isLevelEnabled('debug')) this.#logger.debug(redacted(fields), event);
  }

  with(fields: LogFields): Log {
    return new PinoLog(this.#logger.child(redacted(fields)));
  }
}
