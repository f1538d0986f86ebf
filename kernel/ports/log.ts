export type LogFields = Readonly<Record<string, unknown>>;

/**
 * A line is an event name and fields. *error*: a human must act; *warn*: degraded, self-healing;
 * *info*: business milestones; *debug*: off by default. No message text, names, numbers or
 * secrets above debug.
 */
export interface Log {
  error(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  debug(event: string, fields?: LogFields): void;
  with(fields: LogFields): Log;
}
