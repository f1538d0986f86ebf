import type { Holiday } from './hours.ts';

/** The states of Germany by their usual two letters. */
export const STATES = {
  BW: 'Baden-Württemberg',
  BY: 'Bayern',
  BE: 'Berlin',
  BB: 'Brandenburg',
  HB: 'Bremen',
  HH: 'Hamburg',
  HE: 'Hessen',
  MV: 'Mecklenburg-Vorpommern',
  NI: 'Niedersachsen',
  NW: 'Nordrhein-Westfalen',
  RP: 'Rheinland-Pfalz',
  SL: 'Saarland',
  SN: 'Sachsen',
  ST: 'Sachsen-Anhalt',
  SH: 'Schleswig-Holstein',
  TH: 'Thüringen',
} as const;
export type State = keyof typeof STATES;

interface Rule {
  readonly name: string;
  /** Nationwide where left out. */
  readonly states?: string;
  readonly on: (year: number) => number;
}

const fixed = (month: number, day: number) => (year: number) => Date.UTC(year, month - 1, day);
const fromEaster = (days: number) => (year: number) => easterSunday(year) + days * DAY_MS;
const DAY_MS = 86_400_000;

// Laws of the states as of 2026; Mariä Himmelfahrt in Bavaria holds in some communities only.
const RULES: readonly Rule[] = [
  { name: 'Neujahr', on: fixed(1, 1) },
  { name: 'Heilige Drei Könige', states: 'BW BY ST', on: fixed(1, 6) },
  { name: 'Internationaler Frauentag', states: 'BE MV', on: fixed(3, 8) },
  { name: 'Karfreitag', on: fromEaster(-2) },
  { name: 'Ostersonntag', states: 'BB', on: fromEaster(0) },
  { name: 'Ostermontag', on: fromEaster(1) },
  { name: 'Tag der Arbeit', on: fixed(5, 1) },
  { name: 'Christi Himmelfahrt', on: fromEaster(39) },
  { name: 'Pfingstsonntag', states: 'BB', on: fromEaster(49) },
  { name: 'Pfingstmontag', on: fromEaster(50) },
  { name: 'Fronleichnam', states: 'BW BY HE NW RP SL', on: fromEaster(60) },
  { name: 'Mariä Himmelfahrt', states: 'SL', on: fixed(8, 15) },
  { name: 'Weltkindertag', states: 'TH', on: fixed(9, 20) },
  { name: 'Tag der Deutschen Einheit', on: fixed(10, 3) },
  { name: 'Reformationstag', states: 'BB HB HH MV NI SN ST SH TH', on: fixed(10, 31) },
  { name: 'Allerheiligen', states: 'BW BY NW RP SL', on: fixed(11, 1) },
  { name: 'Buß- und Bettag', states: 'SN', on: repentanceDay },
  { name: '1. Weihnachtstag', on: fixed(12, 25) },
  { name: '2. Weihnachtstag', on: fixed(12, 26) },
];

/** Public holidays of a year, of all of Germany and, where one is named, of that state. */
export function publicHolidays(year: number, state: State | null): Holiday[] {
  return RULES.filter(({ states }) => states === undefined || (state && states.includes(state)))
    .map(({ name, on }) => ({
      date: new Date(on(year)).toISOString().slice(0, 10),
      name,
      hours: [],
    }))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** Midnight UTC of Easter Sunday by the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return Date.UTC(year, month - 1, day);
}

/** The Wednesday before 23 November. */
function repentanceDay(year: number): number {
  const latest = Date.UTC(year, 10, 22);
  const weekday = new Date(latest).getUTCDay();
  return latest - ((weekday - 3 + 7) % 7) * DAY_MS;
}
