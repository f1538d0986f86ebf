import type { Locale, RecordingKeeps } from '../../core/index.ts';

/** What the centre's voice says. The provider speaks it, in the accent of `SPOKEN`. */
export interface Phrases {
  readonly welcome: (lineName: string) => string;
  /** Said to whom we call. */
  readonly introduce: (lineName: string) => string;
  readonly key: (topicName: string, key: number) => string;
  readonly orSay: string;
  readonly otherLanguage: (key: number) => string;
  /** Place in the line, from 1. */
  readonly place: (place: number) => string;
  readonly wait: (minutes: number | null) => string;
  readonly offerCallback: string;
  readonly recorded: Readonly<Record<RecordingKeeps, string>>;
  readonly mayRecord: Readonly<Record<RecordingKeeps, string>>;
  readonly callbackNoted: string;
  readonly unavailable: string;
  readonly closed: string;
  readonly full: string;
  readonly tookTooLong: string;
  readonly leaveMessage: string;
  readonly messageKept: string;
  readonly goodbye: string;
}

const GERMAN_CHOICE = 'Für Ja drücken Sie die 1, für Nein eine andere Taste.';
const ENGLISH_CHOICE = 'For yes press 1, for no any other key.';

const GERMAN: Phrases = {
  welcome: (lineName) => `Willkommen bei ${lineName}.`,
  introduce: (lineName) => `Guten Tag, hier ist ${lineName}.`,
  key: (topicName, key) => `Für ${topicName} drücken Sie die ${key}.`,
  orSay: 'Oder sagen Sie, worum es geht.',
  otherLanguage: (key) => `For English press ${key}.`,
  place: (place) => `Sie sind an Stelle ${place} in der Warteschlange.`,
  wait: (minutes) =>
    minutes === null
      ? 'Sie werden verbunden, sobald jemand frei ist.'
      : minutes <= 1
        ? 'Sie werden voraussichtlich gleich verbunden.'
        : `Die Wartezeit beträgt voraussichtlich etwa ${minutes} Minuten.`,
  offerCallback: 'Für einen Rückruf drücken Sie beim Warten die 1. Ihr Platz bleibt Ihnen.',
  recorded: {
    sound: 'Dieser Anruf wird aufgezeichnet.',
    text: 'Dieser Anruf wird mitgeschrieben.',
    both: 'Dieser Anruf wird aufgezeichnet und mitgeschrieben.',
  },
  mayRecord: {
    sound: `Dürfen wir das Gespräch aufzeichnen? ${GERMAN_CHOICE}`,
    text: `Dürfen wir das Gespräch mitschreiben? ${GERMAN_CHOICE}`,
    both: `Dürfen wir das Gespräch aufzeichnen und mitschreiben? ${GERMAN_CHOICE}`,
  },
  callbackNoted: 'Danke. Wir rufen Sie zurück. Auf Wiederhören.',
  unavailable:
    'Leider sind Anrufe gerade nicht möglich. Bitte versuchen Sie es später noch einmal.',
  closed: 'Leider ist gerade niemand da. Bitte rufen Sie während unserer Öffnungszeiten an.',
  full: 'Leider sind alle Plätze besetzt. Bitte rufen Sie etwas später wieder an.',
  tookTooLong: 'Leider konnte niemand Ihren Anruf annehmen. Bitte versuchen Sie es noch einmal.',
  leaveMessage:
    'Oder sagen Sie uns nach dem Ton, worum es geht; wir rufen Sie zurück. Am Ende drücken Sie die Raute-Taste.',
  messageKept: 'Danke für Ihre Nachricht. Wir rufen Sie zurück. Auf Wiederhören.',
  goodbye: 'Auf Wiederhören.',
};

const ENGLISH: Phrases = {
  welcome: (lineName) => `Welcome to ${lineName}.`,
  introduce: (lineName) => `Hello, this is ${lineName}.`,
  key: (topicName, key) => `For ${topicName} press ${key}.`,
  orSay: 'Or say what it is about.',
  otherLanguage: (key) => `Für Deutsch drücken Sie die ${key}.`,
  place: (place) => `You are number ${place} in the line.`,
  wait: (minutes) =>
    minutes === null
      ? 'You will be connected as soon as somebody is free.'
      : minutes <= 1
        ? 'You will probably be connected in a moment.'
        : `The wait is expected to be about ${minutes} minutes.`,
  offerCallback: 'To be called back press 1 while you wait. You keep your place.',
  recorded: {
    sound: 'This call is recorded.',
    text: 'This call is transcribed.',
    both: 'This call is recorded and transcribed.',
  },
  mayRecord: {
    sound: `May we record this call? ${ENGLISH_CHOICE}`,
    text: `May we transcribe this call? ${ENGLISH_CHOICE}`,
    both: `May we record and transcribe this call? ${ENGLISH_CHOICE}`,
  },
  callbackNoted: 'Thank you. We will call you back. Goodbye.',
  unavailable: 'Calls are not possible just now. Please try again later.',
  closed: 'Nobody is here just now. Please call during our opening hours.',
  full: 'All lines are taken. Please call again a little later.',
  tookTooLong: 'Nobody could take your call. Please try again.',
  leaveMessage:
    'Or tell us after the tone what it is about; we will call you back. Press hash when you have finished.',
  messageKept: 'Thank you for your message. We will call you back. Goodbye.',
  goodbye: 'Goodbye.',
};

export const PHRASES: Readonly<Record<Locale, Phrases>> = { de: GERMAN, en: ENGLISH };

/** Languages as the provider names them. */
export const SPOKEN = { de: 'de-DE', en: 'en-GB' } as const satisfies Record<Locale, string>;

export function otherLanguage(language: Locale): Locale {
  return language === 'de' ? 'en' : 'de';
}
