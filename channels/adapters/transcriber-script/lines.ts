import type { Locale } from '../../core/index.ts';
import type { Voice } from '../../ports/transcriber.ts';

/** A line, and how much sound goes by before it. */
export interface ScriptLine {
  readonly afterMs: number;
  readonly text: string;
}

/** A conversation with the demo's shop, side by side: while one speaks, the other is silent. */
export const LINES: Readonly<Record<Locale, Record<Voice['side'], readonly ScriptLine[]>>> = {
  de: {
    customer: [
      { afterMs: 1_000, text: 'Guten Tag, ich möchte meine Bergschuhe zurückgeben.' },
      { afterMs: 5_000, text: 'Die Sohle löst sich schon, ist das ein Garantiefall?' },
      { afterMs: 6_000, text: 'Gut, dann schicke ich sie Ihnen zu. Vielen Dank!' },
    ],
    centre: [
      { afterMs: 5_000, text: 'Guten Tag! Das bekommen wir hin, was ist denn damit?' },
      { afterMs: 5_000, text: 'Das klingt danach. Sie bekommen Ihr Geld oder ein neues Paar.' },
    ],
  },
  en: {
    customer: [
      { afterMs: 1_000, text: 'Hello, I would like to return my hiking boots.' },
      { afterMs: 5_000, text: 'The sole is coming off already, is that under warranty?' },
      { afterMs: 6_000, text: 'Good, I will send them to you then. Thank you!' },
    ],
    centre: [
      { afterMs: 5_000, text: 'Hello! We will sort that out, what is wrong with them?' },
      { afterMs: 5_000, text: 'It sounds like it. You get your money back, or a new pair.' },
    ],
  },
};
