import type { Condition } from '@zentrale/iot-bridge';
import type { Locale } from '@zentrale/protocol';

const WORDS: Readonly<Record<Locale, Readonly<Record<Condition, string>>>> = {
  de: {
    'door-open-too-long': 'Tür zu lange offen',
    'temperature-low': 'Temperatur zu niedrig',
    'temperature-high': 'Temperatur zu hoch',
    'defibrillator-taken': 'Defibrillator entnommen',
  },
  en: {
    'door-open-too-long': 'Door open too long',
    'temperature-low': 'Temperature too low',
    'temperature-high': 'Temperature too high',
    'defibrillator-taken': 'Defibrillator taken',
  },
};

/** What is wrong, in the language of the people at the device's place. */
export function alarmWords(condition: Condition, language: Locale): string {
  return WORDS[language][condition];
}
