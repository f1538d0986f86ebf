import type { ChatView } from '@zentrale/protocol';
import { type Say } from './catalog.ts';
import type { Language } from './choose-language.ts';

const MINUTE_MS = 60_000;
/** Beyond this a number of minutes says nothing more. */
const MINUTES_MAX = 60;

/** Place and expected wait in one or two sentences; a range, because nobody knows better. */
export function waitInWords(chat: Pick<ChatView, 'position' | 'estimate'>, say: Say): string {
  const { position, estimate } = chat;
  const place =
    position === null ? say('waiting') : position === 1 ? say('next') : say('place', { position });
  const range = estimate === null ? null : rangeInWords(estimate, say);
  return range === null ? place : `${place} ${range}`;
}

function rangeInWords(
  { lowMs, highMs }: { readonly lowMs: number; readonly highMs: number },
  say: Say,
): string {
  const low = Math.floor(lowMs / MINUTE_MS);
  const high = Math.ceil(highMs / MINUTE_MS);
  if (low >= MINUTES_MAX) return say('overAnHour');
  if (high <= 1) return say('underAMinute');
  if (low === 0) return say('upTo', { high });
  if (low === high) return say('about', { high });
  return say('fromTo', { low, high });
}

/** The weekday and time of something ahead; with the date when it is further away than a week. */
export function momentInWords(at: number, now: number, language: Language): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const isFar = at - now > 6 * 24 * 60 * MINUTE_MS;
  const day = isToday
    ? {}
    : isFar
      ? ({ day: 'numeric', month: 'long' } as const)
      : ({ weekday: 'long' } as const);
  const clock = { hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    ...day,
    ...clock,
  }).format(at);
}
