import { z } from 'zod';
import { At, Id } from './base.ts';

const Minute = z.int().min(0).max(1440);

/** From inclusive, to exclusive, in minutes of the local day; 1440 is midnight at its end. */
export const OpenRange = z.strictObject({ fromMin: Minute, toMin: Minute });
export type OpenRange = z.infer<typeof OpenRange>;

/** `YYYY-MM-DD` */
export const LocalDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A calendar of opening hours; offsets of its time zone are the server's to compute. */
export const CalendarSettings = z.strictObject({
  calendarId: Id,
  name: z.string().trim().min(1).max(200),
  /** IANA name. */
  timeZone: z.string().min(1).max(200),
  /** Seven days, Monday first. */
  week: z.array(z.array(OpenRange).max(10)).length(7),
  /** Days with other hours; without ranges the day is closed. */
  holidays: z
    .array(
      z.strictObject({
        date: LocalDate,
        name: z.string().trim().min(1).max(200),
        ranges: z.array(OpenRange).max(10),
      }),
    )
    .max(400),
});
export type CalendarSettings = z.infer<typeof CalendarSettings>;

export const CalendarSettingsView = z.object({
  version: z.int(),
  changedAt: At.nullable(),
  changedBy: z.object({ personId: Id, name: z.string() }).nullable(),
  calendar: CalendarSettings,
});
export type CalendarSettingsView = z.infer<typeof CalendarSettingsView>;
