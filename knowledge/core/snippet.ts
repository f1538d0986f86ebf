import { isRelated, type Word } from './words.ts';

const SNIPPET_LENGTH_MAX = 220;
const MATCHED_MAX = 8;

export interface Snippet {
  readonly text: string;
  /** Words of the query as they stand in the article, each once, in the order of the article. */
  readonly matched: readonly string[];
}

/** Which word of the query a word belongs to; -1 when to none. */
export type AskedBy = (word: Word) => number;

/** Articles share most of their words, so each stem is compared with the query once. */
export function askedBy(query: readonly Word[]): AskedBy {
  const indexes = new Map<string, number>();
  return (word) => {
    const { stem } = word.form;
    const known = indexes.get(stem);
    if (known !== undefined) return known;
    const queryIndex = query.findIndex((asked) => isRelated(asked, word));
    indexes.set(stem, queryIndex);
    return queryIndex;
  };
}

/** The stretch of an article that holds most different words of the query. */
export function snippetOf(
  title: readonly Word[],
  text: string,
  words: readonly Word[],
  askedBy: AskedBy,
): Snippet {
  const hits = words.flatMap((word) => {
    const queryIndex = askedBy(word);
    return queryIndex === -1 ? [] : [{ word, queryIndex }];
  });
  const titleHits = title.filter((word) => askedBy(word) !== -1);
  const matched = distinct(
    [...titleHits, ...hits.map(({ word }) => word)].map((word) => word.text),
  );
  return { text: stretch(text, startOf(hits)), matched: matched.slice(0, MATCHED_MAX) };
}

/** The beginning of an article, for lists that answer no question. */
export function openingOf(text: string): string {
  return stretch(text, 0);
}

function startOf(hits: readonly { word: Word; queryIndex: number }[]): number {
  let bestStart = 0;
  let bestCount = 0;
  hits.forEach(({ word }, index) => {
    const inside = new Set<number>();
    for (let at = index; at < hits.length; at += 1) {
      const hit = hits[at];
      if (hit === undefined || hit.word.startIndex - word.startIndex > SNIPPET_LENGTH_MAX) break;
      inside.add(hit.queryIndex);
    }
    if (inside.size > bestCount) {
      bestCount = inside.size;
      bestStart = word.startIndex;
    }
  });
  return bestStart;
}

function stretch(text: string, from: number): string {
  const sentence = Math.max(text.lastIndexOf('. ', from) + 2, 0);
  const start =
    from - sentence < SNIPPET_LENGTH_MAX / 2 && sentence > 1 ? sentence : wordAt(text, from);
  const rest = text.slice(start);
  const cut =
    rest.length <= SNIPPET_LENGTH_MAX ? rest.length : rest.lastIndexOf(' ', SNIPPET_LENGTH_MAX);
  const shown = rest.slice(0, cut > 0 ? cut : SNIPPET_LENGTH_MAX);
  return `${start > 0 ? '… ' : ''}${shown}${shown.length < rest.length ? ' …' : ''}`;
}

function wordAt(text: string, from: number): number {
  // Up to forty characters before the hit give it its context.
  const early = Math.max(0, from - 40);
  return early === 0 ? 0 : text.indexOf(' ', early) + 1;
}

function distinct(texts: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const text of texts) {
    const key = text.toLowerCase();
    if (!seen.has(key)) seen.set(key, text);
  }
  return [...seen.values()];
}
