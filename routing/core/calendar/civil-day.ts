// Dates of the Gregorian calendar as days since 1970-01-01. Years begin in March here: the leap day
// is then the last of its year, and the lengths of all months follow one formula.

export const DAY_MS = 86_400_000;

const DAYS_IN_YEAR = 365;
const DAYS_IN_4_YEARS = 1_461;
const DAYS_IN_CENTURY = 36_524;
const DAYS_IN_400_YEARS = 146_097;
/** From 0000-03-01 to 1970-01-01. */
const DAYS_BEFORE_1970 = 719_468;

/** A day since 1970-01-01 as YYYY-MM-DD; the years 0000 to 9999. */
export function dayText(day: number): string {
  const sinceMarch0 = day + DAYS_BEFORE_1970;
  const cycle = Math.floor(sinceMarch0 / DAYS_IN_400_YEARS);
  const inCycle = sinceMarch0 - cycle * DAYS_IN_400_YEARS;
  // Leap days that came before are taken out, so that every year has the same length.
  const leapDays =
    Math.floor(inCycle / (DAYS_IN_4_YEARS - 1)) -
    Math.floor(inCycle / DAYS_IN_CENTURY) +
    Math.floor(inCycle / (DAYS_IN_400_YEARS - 1));
  const yearInCycle = Math.floor((inCycle - leapDays) / DAYS_IN_YEAR);
  const inYear = inCycle - daysInYears(yearInCycle);
  const monthFromMarch = Math.floor((5 * inYear + 2) / 153);
  const dayOfMonth = inYear - daysInMonths(monthFromMarch) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = cycle * 400 + yearInCycle + (month <= 2 ? 1 : 0);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(dayOfMonth, 2)}`;
}

/** The day since 1970-01-01 of YYYY-MM-DD; `null` when there is no such day. */
export function dayOfText(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, dayOfMonth = 0] = match.slice(1).map(Number);
  if (month < 1 || month > 12) return null;
  const marchYear = month <= 2 ? year - 1 : year;
  const monthFromMarch = (month + 9) % 12;
  const day =
    daysInYears(marchYear) + daysInMonths(monthFromMarch) + dayOfMonth - 1 - DAYS_BEFORE_1970;
  // A 30 February has become another day by now.
  return dayText(day) === text ? day : null;
}

/** 1 Monday .. 7 Sunday. */
export function weekdayOf(day: number): number {
  const sinceMonday = (day + 3) % 7;
  return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1;
}

function daysInYears(count: number): number {
  const leapDays = Math.floor(count / 4) - Math.floor(count / 100) + Math.floor(count / 400);
  return count * DAYS_IN_YEAR + leapDays;
}

/** From 1 March to the first of a month, counted from March = 0. */
function daysInMonths(count: number): number {
  return Math.floor((153 * count + 2) / 5);
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
