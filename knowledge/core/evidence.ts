import type { HintContext, NextBestAction } from './action.ts';
import { fold, type Language, type Stem } from './language.ts';
import { isRelated, wordsOf, type Word } from './words.ts';

/** What in a conversation speaks for an action. */
export interface Evidence {
  /** As the customer wrote them. */
  readonly words: readonly string[];
  /** As the pages are titled. */
  readonly pages: readonly string[];
  readonly isTopic: boolean;
  readonly waitedMsMin: number | null;
}

/** The conversation, taken apart once for all actions. */
export interface ReadContext extends HintContext {
  readonly said: readonly Word[];
  readonly foldedPages: readonly string[];
}

export function readContext(context: HintContext, stem: Stem): ReadContext {
  const { language } = context;
  return {
    ...context,
    said: context.lastCustomerTexts.flatMap((text) => wordsOf(text, language, stem)),
    foldedPages: context.pageTitles.map((title) => fold(title, language)),
  };
}

export function evidenceFor(action: NextBestAction, context: ReadContext, stem: Stem): Evidence {
  const { words = [], pages = [], topicIds = [], waitedMsMin = 0 } = action.when;
  const { language, said, foldedPages, pageTitles } = context;
  const sought = words.flatMap((word) => wordsOf(word, language, stem));
  const parts = pages.map((page) => fold(page, language));
  const isSought = (word: Word): boolean => sought.some((one) => isRelated(one, word));
  const isVisited = (_title: string, index: number): boolean =>
    parts.some((part) => (foldedPages[index] ?? '').includes(part));
  return {
    words: [...new Set(said.filter(isSought).map(({ text }) => text))],
    pages: [...new Set(pageTitles.filter(isVisited))],
    isTopic: context.topicId !== null && topicIds.includes(context.topicId),
    waitedMsMin: waitedMsMin > 0 && context.waitedMs >= waitedMsMin ? waitedMsMin : null,
  };
}

const CLAUSES = {
  de: {
    words: (list: string) => `im Gespräch: ${list}`,
    pages: (list: string) => `angesehen: ${list}`,
    waited: (minuteCount: number) => `wartet seit über ${minuteCount} Min.`,
    quote: (text: string) => `„${text}“`,
  },
  en: {
    words: (list: string) => `mentioned: ${list}`,
    pages: (list: string) => `visited: ${list}`,
    waited: (minuteCount: number) => `has waited more than ${minuteCount} min`,
    quote: (text: string) => `“${text}”`,
  },
} as const;
const NAMED_MAX = 2;

/** One sentence: the action's own reason, and what was found for it in this conversation. */
export function reasonFor(reason: string, evidence: Evidence, language: Language): string {
  const say = CLAUSES[language];
  const list = (texts: readonly string[]): string =>
    texts
      .slice(0, NAMED_MAX)
      .map((text) => say.quote(text))
      .join(', ');
  const clauses = [
    ...(evidence.words.length > 0 ? [say.words(list(evidence.words))] : []),
    ...(evidence.pages.length > 0 ? [say.pages(list(evidence.pages))] : []),
    ...(evidence.waitedMsMin === null
      ? []
      : [say.waited(Math.floor(evidence.waitedMsMin / 60_000))]),
  ];
  return clauses.length === 0 ? reason : `${reason} (${clauses.join('; ')})`;
}
