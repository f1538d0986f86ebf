// PLACEHOLDER until branch `clock` is merged; never committed to main.
import {
  durationMs,
  instant,
  type CalendarId,
  type DurationMs,
  type Instant,
} from '@zentrale/kernel/values';
export interface Calendar {
  readonly calendarId: CalendarId;
  readonly name: string;
  readonly timeZone: string;
  readonly offsets: readonly { readonly fromAt: Instant; readonly offsetMs: number }[];
  readonly weekly: readonly {
    readonly day: number;
    readonly fromMinute: number;
    readonly toMinute: number;
  }[];
  readonly holidays: readonly {
    readonly date: string;
    readonly name: string;
    readonly hours: readonly { readonly fromMinute: number; readonly toMinute: number }[];
  }[];
}
export interface SlaClock {
  readonly countedMs: DurationMs;
  readonly runningSince: Instant | null;
}
export const isOpen = (_c: Calendar | null, _at: Instant): boolean => true;
export const opensAt = (_c: Calendar | null, at: Instant): Instant | null => at;
export const nextChangeAt = (_c: Calendar | null, _at: Instant): Instant | null => null;
export const localDay = (_o: Calendar['offsets'], at: Instant): number =>
  Math.floor(at / 86_400_000);
export const checkCalendar = (
  _c: Calendar,
): { readonly field: string; readonly kind: 'request.invalid' } | null => null;
export const startClock = (now: Instant): SlaClock => ({
  countedMs: durationMs(0),
  runningSince: now,
});
export const counted = (c: SlaClock, _k: Calendar | null, now: Instant): DurationMs =>
  durationMs(c.countedMs + (c.runningSince === null ? 0 : now - c.runningSince));
export const pauseClock = (c: SlaClock, k: Calendar | null, now: Instant): SlaClock => ({
  countedMs: counted(c, k, now),
  runningSince: null,
});
export const rebaseClock = (c: SlaClock, k: Calendar | null, now: Instant): SlaClock => ({
  countedMs: counted(c, k, now),
  runningSince: now,
});
export const dueAt = (c: SlaClock, _k: Calendar | null, t: DurationMs): Instant | null =>
  c.runningSince === null ? null : instant(c.runningSince + Math.max(0, t - c.countedMs));
