import { z } from 'zod';
import { At, Id } from './base.ts';

const Minute = z.int().min(0).max(1440);

/** From inclusive, to exclusive, in minutes of the local day; 1440 is midnight at its end. */
export const OpenHours = z.strictObject({ fromMinute: Minute, toMinute: Minute });
export type OpenHours = z.infer<typeof OpenHours>;

/** `YYYY-MM-DD` */
export const LocalDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A calendar of opening hours; offsets of its time zone are the server's to compute. */
export const CalendarSettings = z.strictObject({
  calendarId: Id,
  name: z.string().trim().min(1).max(200),
  /** IANA name. */
  timeZone: z.string().min(1).max(200),
  /** By weekday, 1 Monday to 7 Sunday; may touch but not overlap. */
  weekly: z.array(OpenHours.extend({ day: z.int().min(1).max(7) })).max(70),
  /** Days that differ from the week; without hours closed all day. */
  holidays: z
    .array(
      z.strictObject({
        date: LocalDate,
        name: z.string().trim().min(1).max(200),
        hours: z.array(OpenHours).max(10),
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
