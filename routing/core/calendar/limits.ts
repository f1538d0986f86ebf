/** Bounds of one calendar. */
export const OFFSET_COUNT_MAX = 400;
/** Clocks of the world stay well within a day of UTC; the arithmetic relies on this bound. */
export const OFFSET_MS_MAX = 86_400_000;
/** Spans of opening hours in a week: fourteen on each day. */
export const WEEKLY_COUNT_MAX = 98;
export const HOLIDAY_COUNT_MAX = 500;
/** Spans of opening hours on one holiday. */
export const HOLIDAY_HOURS_COUNT_MAX = 14;
/** How far ahead open time is looked for: a year, and a month for the holidays around its end. */
export const HORIZON_MS_MAX = 34_560_000_000;
