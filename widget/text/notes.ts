import type { SystemNote } from '@zentrale/protocol';
import type { Language } from './choose-language.ts';
import { momentInWords } from './waits.ts';

type Words = Partial<Record<SystemNote['code'], readonly [de: string, en: string]>>;

const LEFT = ['{name} hat den Chat verlassen.', '{name} has left the chat.'] as const;
const BACK = ['{name} ist wieder für Sie da.', '{name} is here for you again.'] as const;
const PROMISED = ['Wir melden uns bei Ihnen.', 'We will get back to you.'] as const;

/** The notes a customer should read; the others are the centre's own. */
const WORDS: Words = {
  queued: ['Ihre Anfrage ist eingegangen.', 'Your request has arrived.'],
  'agent-joined': ['{name} ist jetzt für Sie da.', '{name} is here for you now.'],
  'agent-left': LEFT,
  'expert-joined': ['{name} hilft als Fachkraft mit.', '{name} has joined as an expert.'],
  'expert-left': LEFT,
  'colleague-joined': ['{name} ist jetzt auch dabei.', '{name} has joined.'],
  'colleague-left': LEFT,
  'supervisor-joined': [
    '{name} aus der Teamleitung ist dabei.',
    '{name}, a team lead, has joined.',
  ],
  'supervisor-left': LEFT,
  'call-answered': ['{name} spricht jetzt mit Ihnen.', '{name} is talking with you now.'],
  'call-ended': ['Der Anruf ist beendet.', 'The call has ended.'],
  transferred: ['Ihr Chat wird weitergegeben.', 'Your chat is being passed on.'],
  held: ['{name} sieht nach. Einen Moment bitte.', '{name} is looking into it. One moment please.'],
  retrieved: BACK,
  'taken-up-again': BACK,
  reopened: BACK,
  parked: [
    '{name} kümmert sich darum und meldet sich hier wieder.',
    '{name} is taking care of it and will get back to you here.',
  ],
  overflowed: [
    'Ihre Anfrage geht an ein anderes Team, damit es schneller geht.',
    'Your request goes to another team, so that it is quicker.',
  ],
  'queue-closed': ['Zurzeit ist niemand da.', 'Nobody is here just now.'],
  'queue-full': ['Gerade warten sehr viele.', 'A lot of people are waiting just now.'],
  'wait-expired': ['Leider wurde niemand rechtzeitig frei.', 'Nobody became free in time.'],
  'callback-requested': PROMISED,
  'callback-scheduled': PROMISED,
  'conversation-closed': ['Der Chat ist beendet.', 'The chat has ended.'],
};

/** Notes that name a moment, and the fact that has it. */
const MOMENTS: Partial<
  Record<SystemNote['code'], readonly [fact: string, de: string, en: string]>
> = {
  'queue-closed': ['opensAt', 'Wir sind ab {time} wieder da.', 'We are back from {time}.'],
  'callback-scheduled': ['startsAt', 'Frühestens {time}.', 'Not before {time}.'],
};

const SOMEBODY = { de: 'Jemand aus dem Team', en: 'Somebody from the team' } as const;

/** `null` where the note is not meant for the customer. */
export function noteInWords(note: SystemNote, language: Language, now = Date.now()): string | null {
  const words = WORDS[note.code];
  if (!words) return null;
  const at = language === 'de' ? 0 : 1;
  const name = note.facts['name'] ?? note.facts['agentName'] ?? note.facts['expertName'];
  const text = words[at].replace('{name}', String(name ?? SOMEBODY[language]));
  const moment = MOMENTS[note.code];
  const value = moment && note.facts[moment[0]];
  if (!moment || typeof value !== 'number') return text;
  const time = momentInWords(value, now, language);
  return `${text} ${moment[at === 0 ? 1 : 2].replace('{time}', time)}`;
}
