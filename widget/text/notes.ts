import type { SystemNote } from '@zentrale/protocol';
import type { Language } from './choose-language.ts';

type Words = Partial<Record<SystemNote['code'], readonly [de: string, en: string]>>;

/** The notes a customer should read; the others are the centre's own. */
const WORDS: Words = {
  queued: ['Ihre Anfrage ist eingegangen.', 'Your request has arrived.'],
  'agent-joined': ['{name} ist jetzt für Sie da.', '{name} is here for you now.'],
  'agent-left': ['{name} hat den Chat verlassen.', '{name} has left the chat.'],
  'expert-joined': ['{name} hilft als Fachkraft mit.', '{name} has joined as an expert.'],
  'expert-left': ['{name} hat den Chat verlassen.', '{name} has left the chat.'],
  'supervisor-joined': [
    '{name} aus der Teamleitung ist dabei.',
    '{name}, a team lead, has joined.',
  ],
  transferred: ['Ihr Chat wird weitergegeben.', 'Your chat is being passed on.'],
  'conversation-closed': ['Der Chat ist beendet.', 'The chat has ended.'],
};

const SOMEBODY = { de: 'Jemand aus dem Team', en: 'Somebody from the team' } as const;

/** `null` where the note is not meant for the customer. */
export function noteInWords(note: SystemNote, language: Language): string | null {
  const words = WORDS[note.code];
  if (!words) return null;
  const name = note.facts['name'] ?? note.facts['agentName'] ?? note.facts['expertName'];
  return words[language === 'de' ? 0 : 1].replace('{name}', String(name ?? SOMEBODY[language]));
}
