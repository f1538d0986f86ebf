import { instant, type Instant } from '@zentrale/kernel/values';
import { z } from 'zod';
import type { DeviceKind, Signal } from '../core/index.ts';

export const PAYLOAD_BYTES_MAX = 8192;

const MeasuredAt = z.union([
  z.int().nonnegative(),
  z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
]);

const Payload = z.strictObject({
  readingId: z.string().min(1).max(64),
  measuredAt: MeasuredAt,
  door: z.enum(['open', 'closed']).optional(),
  temperature: z.number().min(-273.15).max(1000).optional(),
  defibrillator: z.enum(['taken', 'returned']).optional(),
  battery: z.number().min(0).max(100).optional(),
});
type Payload = z.infer<typeof Payload>;

export interface ParsedPayload {
  readonly readingId: string;
  readonly measuredAt: Instant;
  readonly signal: Signal;
  readonly batteryPct: number | null;
}

export type PayloadOutcome =
  | { readonly ok: true; readonly value: ParsedPayload }
  | { readonly ok: false; readonly reason: string; readonly field?: string };

/** Reads a device's JSON, naming the first thing that is wrong with it. */
export function parsePayload(bytes: Uint8Array, kind: DeviceKind): PayloadOutcome {
  if (bytes.byteLength > PAYLOAD_BYTES_MAX) {
    return { ok: false, reason: `larger than ${PAYLOAD_BYTES_MAX} bytes` };
  }
  const json = readJson(bytes);
  if (json === undefined) return { ok: false, reason: 'not JSON in UTF-8' };
  const parsed = Payload.safeParse(json);
  return parsed.success ? forKind(parsed.data, kind) : firstIssue(parsed.error);
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // The parser's own words name positions, not fields; the dead letter shows the payload itself.
    return undefined;
  }
}

function firstIssue(error: z.ZodError): PayloadOutcome {
  const issue = error.issues[0];
  if (issue === undefined) return { ok: false, reason: 'does not fit its schema' };
  if (issue.code === 'unrecognized_keys') {
    return { ok: false, reason: 'unknown field', field: issue.keys[0] ?? '' };
  }
  const field = issue.path.join('.');
  return field === ''
    ? { ok: false, reason: issue.message }
    : { ok: false, reason: issue.message, field };
}

function forKind(payload: Payload, kind: DeviceKind): PayloadOutcome {
  const { readingId, measuredAt, battery } = payload;
  const foreign = (['door', 'temperature', 'defibrillator'] as const).find(
    (name) => name !== kind && payload[name] !== undefined,
  );
  if (foreign !== undefined) {
    return { ok: false, reason: `a ${kind} device does not send this`, field: foreign };
  }
  const signal = signalOf(payload, kind);
  if (signal === null) return { ok: false, reason: 'missing', field: kind };
  return {
    ok: true,
    value: {
      readingId,
      measuredAt: instant(measuredAt),
      signal,
      batteryPct: battery === undefined ? null : Math.round(battery),
    },
  };
}

function signalOf(payload: Payload, kind: DeviceKind): Signal | null {
  const { door, temperature, defibrillator } = payload;
  switch (kind) {
    case 'door':
      return door === undefined ? null : { kind, position: door };
    case 'temperature':
      return temperature === undefined ? null : { kind, celsius: temperature };
    case 'defibrillator':
      return defibrillator === undefined ? null : { kind, place: defibrillator };
  }
}
