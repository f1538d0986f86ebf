import { z } from 'zod';

interface Option {
  readonly schema: z.ZodType;
  /** As written in the environment; `null`: no default. */
  readonly fallback: string | null;
  readonly unit: string;
  readonly help: string;
  readonly since: string;
}

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(['on', 'off']).transform((word) => word === 'on');
const turn = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .pipe(
    z
      .array(z.string().regex(/^(turns?|stun):\S+$/))
      .min(1)
      .max(10),
  );
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

const option = <Schema extends z.ZodType, Fallback extends string | null>(
  schema: Schema,
  fallback: Fallback,
  unit: string,
  help: string,
) => ({ schema, fallback, unit, help, since: '0.1' });

/**
 * Every setting of a process, once. `ZENTRALE_<NAME>` in the environment or `--<name>` on the
 * command line (`PORT` is `--port`, `DATA_FOLDER` is `--data-folder`); the command line wins.
 */
export const OPTIONS = {
  HOST: option(z.string().min(1), '127.0.0.1', 'address', 'Address all doors listen on.'),
  PORT: option(port, '4100', 'port', 'HTTP and socket door; 0 takes a free one.'),
  PUBLIC_URL: option(
    z.url({ protocol: /^https?$/ }),
    null,
    'URL',
    'Address under which browsers and providers reach PORT; webhook signatures are checked ' +
      'against it. Default: http://localhost:PORT.',
  ),
  MQTT_PORT: option(port, '4102', 'port', 'Door for devices (MQTT 3.1.1); 0 takes a free one.'),
  DATA_FOLDER: option(
    z.string().min(1),
    null,
    'path',
    'Where the embedded store, files and demo state are kept. Default: `data` in the project.',
  ),
  DATABASE_URL: option(
    z.url({ protocol: /^postgres(ql)?$/ }),
    null,
    'URL',
    'A PostgreSQL 15 or newer to use instead of the embedded one.',
  ),
  LOG_LEVEL: option(
    z.enum(['error', 'warn', 'info', 'debug']),
    'warn',
    'level',
    'Least level logged.',
  ),
  LOG_FORMAT: option(
    z.enum(['line', 'json']),
    'line',
    'form',
    'Log lines for people or for machines.',
  ),
  DEMO: option(
    flag,
    'on',
    'on/off',
    'Seeds a demo centre and serves its shop, phones and devices.',
  ),
  DEMO_PORT: option(port, '4101', 'port', 'Door of the demo pages; 0 takes a free one.'),
  DEMO_PASSWORD: option(
    z.string().min(8).max(200),
    'zentrale-demo',
    'text',
    'Password of the demo sign-ins, set when the demo centre is seeded.',
  ),
  RECONNECT_GRACE_SECONDS: option(
    whole(1, 600),
    '20',
    's',
    'How long an agent may be without connection before offers and assignments are taken away.',
  ),
  CUSTOMER_GONE_SECONDS: option(
    whole(5, 3600),
    '90',
    's',
    'How long a waiting chat customer may be away before the interaction counts as abandoned.',
  ),
  MEDIA: option(flag, 'on', 'on/off', 'Whether calls are carried, where there is a media worker.'),
  MEDIA_WORKER: option(
    z.string().min(1),
    null,
    'path',
    'A mediasoup worker to use. Default: the prebuilt one, or the one `npm run media-worker` made.',
  ),
  MEDIA_WORKER_COUNT: option(
    whole(0, 64),
    '0',
    'processes',
    'Worker processes for calls; 0 starts one per core.',
  ),
  MEDIA_PORT: option(
    port,
    '4110',
    'port',
    'Where media come in, UDP and TCP; each further worker takes the next port. 0 takes free ones.',
  ),
  MEDIA_ADDRESS: option(
    z.string().min(1).max(253),
    null,
    'address',
    'Under which browsers reach MEDIA_PORT. Default: HOST, or the host of PUBLIC_URL where HOST ' +
      'means all addresses.',
  ),
  MEDIA_TURN: option(
    turn,
    null,
    'URLs',
    'TURN or STUN servers for browsers, separated by commas: `turn:turn.example.com:3478`.',
  ),
  MEDIA_TURN_USERNAME: option(z.string().max(200), null, 'text', 'User name for MEDIA_TURN.'),
  MEDIA_TURN_PASSWORD: option(z.string().max(200), null, 'text', 'Password for MEDIA_TURN.'),
  CALL_COUNT_MAX: option(whole(1, 10_000), '200', 'calls', 'Calls at the same time.'),
  CALL_GRACE_SECONDS: option(
    whole(5, 600),
    '30',
    's',
    'How long somebody in a call may be without connection before the call ends. Longer than ' +
      'RECONNECT_GRACE_SECONDS, so that a lost agent is replaced before the customer is dropped.',
  ),
  RECORDING_KEY: option(
    z.string().regex(/^[0-9a-f]{64}$/i),
    null,
    'hex',
    'Key that recordings of calls are sealed with, 64 hexadecimal digits. Whoever loses it loses ' +
      'the recordings. Default: made once, and kept in DATA_FOLDER as `recording.key`.',
  ),
  TRANSCRIPTION_URL: option(
    z.url({ protocol: /^wss?$/ }),
    null,
    'URL',
    'Where calls are written down: Deepgram’s live streaming, `wss://api.deepgram.com/v1/listen`, ' +
      'or a server that speaks it. What it says about a model stands. Default: a script in the ' +
      'demo centre, nothing elsewhere.',
  ),
  TRANSCRIPTION_KEY: option(z.string().min(1).max(500), null, 'text', 'Key for TRANSCRIPTION_URL.'),
  IDENTIFICATION_RETENTION_DAYS: option(
    whole(1, 3650),
    '90',
    'days',
    'How long photographs, data and protocol of an identification are kept after it. Customers ' +
      'read it in the form; identifications that were requested before keep what they were told.',
  ),
  DIAL_LIST_RETENTION_DAYS: option(
    whole(1, 3650),
    '90',
    'days',
    'How long lists of numbers are kept after they have ended.',
  ),
  DRAIN_SECONDS: option(whole(1, 120), '10', 's', 'Longest graceful stop.'),
  RATE_LIMIT_PER_MINUTE: option(
    whole(10, 1_000_000),
    '600',
    'requests/min',
    'Requests accepted from one address on the public doors.',
  ),
} as const satisfies Record<string, Option>;

export type OptionName = keyof typeof OPTIONS;
export type OptionValues = {
  readonly [Name in OptionName]:
    | z.output<(typeof OPTIONS)[Name]['schema']>
    | ((typeof OPTIONS)[Name]['fallback'] extends null ? null : never);
};
