import type { Instant } from '@zentrale/kernel/values';

export const DEVICE_KINDS = ['door', 'temperature', 'defibrillator'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** What a device says about the world: one kind of signal for each kind of device. */
export type Signal =
  | { readonly kind: 'door'; readonly position: 'open' | 'closed' }
  | { readonly kind: 'temperature'; readonly celsius: number }
  | { readonly kind: 'defibrillator'; readonly place: 'taken' | 'returned' };

/** A signal with the instant that rules use. */
export interface Reading {
  readonly signal: Signal;
  readonly at: Instant;
  /** Not fresh: retained or replayed. It may set state and clear, never begin a condition. */
  readonly isFresh: boolean;
}

/** One line of a reading as people see it. */
export interface ReadingLine {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly measuredAt: Instant;
}

/** A reading in words and figures: the signal first, then the battery where it was sent. */
export function readingLines(
  signal: Signal,
  batteryPct: number | null,
  measuredAt: Instant,
): ReadingLine[] {
  const battery =
    batteryPct === null
      ? []
      : [{ name: 'battery', value: String(batteryPct), unit: '%', measuredAt }];
  return [{ name: signal.kind, ...valueOf(signal), measuredAt }, ...battery];
}

function valueOf(signal: Signal): { value: string; unit: string } {
  switch (signal.kind) {
    case 'door':
      return { value: signal.position, unit: '' };
    case 'temperature':
      return { value: String(Math.round(signal.celsius * 10) / 10), unit: '°C' };
    case 'defibrillator':
      return { value: signal.place, unit: '' };
  }
}
