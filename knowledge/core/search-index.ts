import { must } from '@zentrale/kernel/values';
import { Bm25 } from './bm25.ts';
import type { Language, Stem } from './language.ts';
import { plainText } from './plain-text.ts';
import { openingOf, snippetOf } from './snippet.ts';
import { termsOf, wordsOf, type Terms, type Word } from './words.ts';

export type Audience = 'public' | 'internal';

export interface IndexedArticle {
  readonly articleId: string;
  readonly language: Language;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly audience: Audience;
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
}

export interface Hit {
  readonly article: IndexedArticle;
  /** 0..100: what share of the best possible rank it reached; 0 where nothing was asked. */
  readonly scorePct: number;
  /** 0..1: how much of what was asked is in the article. */
  readonly coverage: number;
  readonly snippet: string;
  readonly matched: readonly string[];
}

export interface SearchQuery {
  readonly text: string;
  readonly language: Language;
  readonly audiences: readonly Audience[];
  readonly limit: number;
}

// Measured against judged questions in German and English; see README, decisions.
const STEM_WEIGHT = 1;
const GRAM_WEIGHT = 0.5;
const PAIR_WEIGHT = 0.15;
const WEIGHT_SUM = STEM_WEIGHT + GRAM_WEIGHT + PAIR_WEIGHT;
/** Below both, what is found is chance: a syllable in common, or one word of a long question. */
const STEM_COVERAGE_MIN = 0.15;
const GRAM_COVERAGE_MIN = 0.35;
/** Slots of removed articles are given back when they are this many and the majority. */
const DEAD_SLOTS_MIN = 256;

interface Held {
  readonly article: IndexedArticle;
  readonly slot: number;
}

/** Finds articles by words, within one process. Never shows what the filter keeps back. */
export class SearchIndex {
  readonly #stem: Stem;
  #stems = new Bm25();
  #grams = new Bm25();
  #pairs = new Bm25();
  #bySlot: (IndexedArticle | undefined)[] = [];
  #held = new Map<string, Held>();

  constructor(stem: Stem) {
    this.#stem = stem;
  }

  get count(): number {
    return this.#held.size;
  }

  /** Adds or replaces; an older version than the one held is ignored. */
  put(article: IndexedArticle): void {
    const known = this.#held.get(article.articleId);
    if (known !== undefined && known.article.version > article.version) return;
    this.remove(article.articleId);
    this.#add(article);
  }

  remove(articleId: string): void {
    const known = this.#held.get(articleId);
    if (known === undefined) return;
    const terms = this.#terms(known.article);
    this.#stems.remove(terms.stems);
    this.#grams.remove(terms.grams);
    this.#pairs.remove(terms.pairs);
    this.#bySlot[known.slot] = undefined;
    this.#held.delete(articleId);
    const deadCount = this.#bySlot.length - this.#held.size;
    if (deadCount > DEAD_SLOTS_MIN && deadCount > this.#held.size) this.#rebuild();
  }

  /** Best first; without any word that carries meaning, the newest first. */
  search({ text, language, audiences, limit }: SearchQuery): Hit[] {
    const query = wordsOf(text, language, this.#stem);
    const isAllowed = (slot: number): boolean => {
      const article = this.#bySlot[slot];
      return article?.language === language && audiences.includes(article.audience);
    };
    if (query.length === 0) return this.#newest(isAllowed, limit);
    return this.#ranked(termsOf(query), isAllowed)
      .slice(0, limit)
      .map((found) => this.#hit(found, query));
  }

  #ranked(terms: Terms, isAllowed: (slot: number) => boolean): Ranked[] {
    const stems = this.#stems.match(terms.stems, isAllowed);
    const grams = this.#grams.match(terms.grams, isAllowed);
    const pairs = this.#pairs.match(terms.pairs, isAllowed);
    const share = (found: typeof stems, slot: number): number =>
      found.max === 0 ? 0 : (found.scores[slot] ?? 0) / found.max;
    const ranked: Ranked[] = [];
    const onlyStems = stems.slots.filter((slot) => (grams.scores[slot] ?? 0) === 0);
    for (const slot of [...grams.slots, ...onlyStems]) {
      const stemCoverage = stems.coverage[slot] ?? 0;
      const gramCoverage = grams.coverage[slot] ?? 0;
      if (stemCoverage < STEM_COVERAGE_MIN && gramCoverage < GRAM_COVERAGE_MIN) continue;
      const score =
        STEM_WEIGHT * share(stems, slot) +
        GRAM_WEIGHT * share(grams, slot) +
        PAIR_WEIGHT * share(pairs, slot);
      ranked.push({ slot, score, coverage: Math.max(stemCoverage, gramCoverage) });
    }
    return ranked.sort((a, b) => b.score - a.score || a.slot - b.slot);
  }

  #newest(isAllowed: (slot: number) => boolean, limit: number): Hit[] {
    return [...this.#held.values()]
      .filter(({ slot }) => isAllowed(slot))
      .sort((a, b) => b.article.updatedAt - a.article.updatedAt || b.slot - a.slot)
      .slice(0, limit)
      .map(({ article }) => ({
        article,
        scorePct: 0,
        coverage: 0,
        snippet: openingOf(plainText(article.body)),
        matched: [],
      }));
  }

  #hit({ slot, score, coverage }: Ranked, query: readonly Word[]): Hit {
    const article = must(this.#bySlot[slot], 'a ranked slot holds an article');
    const { title, language } = article;
    const text = plainText(article.body);
    const words = wordsOf(text, language, this.#stem);
    const found = snippetOf(wordsOf(title, language, this.#stem), text, words, query);
    const scorePct = Math.round((100 * score) / WEIGHT_SUM);
    return { article, scorePct, coverage, snippet: found.text, matched: found.matched };
  }

  #add(article: IndexedArticle): void {
    const slot = this.#bySlot.length;
    const terms = this.#terms(article);
    this.#stems.put(slot, terms.stems);
    this.#grams.put(slot, terms.grams);
    this.#pairs.put(slot, terms.pairs);
    this.#bySlot.push(article);
    this.#held.set(article.articleId, { article, slot });
  }

  #terms({ title, body, language }: IndexedArticle): Terms {
    // The title twice: who names an article says what it is about.
    const text = `${title}\n${title}\n${plainText(body)}`;
    return termsOf(wordsOf(text, language, this.#stem));
  }

  #rebuild(): void {
    const articles = [...this.#held.values()].map(({ article }) => article);
    this.#stems = new Bm25();
    this.#grams = new Bm25();
    this.#pairs = new Bm25();
    this.#bySlot = [];
    this.#held = new Map();
    for (const article of articles) this.#add(article);
  }
}

interface Ranked {
  readonly slot: number;
  readonly score: number;
  readonly coverage: number;
}
