export { afterOpenMs, isOpen, nextChangeAt, openMs, opensAt, type Calendar } from './calendar.ts';
export { checkCalendar, checkOffsets, type CalendarFinding } from './check-calendar.ts';
export { dayOfText, dayText, weekdayOf } from './civil-day.ts';
export { HORIZON_MS_MAX, OFFSET_COUNT_MAX } from './limits.ts';
export { localDay, startOfDay } from './local-time.ts';
export {
  counted,
  dueAfterChange,
  dueAt,
  pauseClock,
  rebaseClock,
  resumeClock,
  startClock,
  type SlaClock,
} from './sla-clock.ts';
