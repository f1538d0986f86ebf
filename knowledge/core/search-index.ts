import { assert, must } from '@zentrale/kernel/values';
import { Bm25, type Allowed, type Matches } from './bm25.ts';
import type { Language, Stem } from './language.ts';
import { NumberList } from './number-list.ts';
import { Places } from './places.ts';
import { plainText } from './plain-text.ts';
import { SLOT_COUNT_MAX, type Postings } from './postings.ts';
import { askedBy, openingOf, snippetOf, type AskedBy } from './snippet.ts';
import { Vocabulary, type KnownForm } from './vocabulary.ts';
import { gramsOf, wordsBy, wordsOf, type Word } from './words.ts';

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

/** A bit for each kind of article; a slot whose article is gone has none. */
const MARKS = {
  de: { public: 1, internal: 2 },
  en: { public: 4, internal: 8 },
} as const satisfies Record<Language, Record<Audience, number>>;

interface Held {
  readonly article: IndexedArticle;
  readonly slot: number;
}

interface Ranked {
  readonly slot: number;
  readonly score: number;
  readonly coverage: number;
}

/** Finds articles by words, within one process. Never shows what the filter keeps back. */
export class SearchIndex {
  readonly #stem: Stem;
  readonly #held = new Map<string, Held>();
  #vocabulary: Vocabulary;
  #places = new Places();
  #stems = new Bm25();
  #grams = new Bm25();
  #pairs = new Bm25();
  #bySlot: (IndexedArticle | undefined)[] = [];
  #marks = new NumberList();

  constructor(stem: Stem) {
    this.#stem = stem;
    this.#vocabulary = new Vocabulary(stem);
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
    const { article, slot } = known;
    for (const postings of new Set(this.#read(article).flatMap(postingsOf))) {
      postings.liveCount -= 1;
    }
    for (const index of [this.#stems, this.#grams, this.#pairs]) index.remove(slot);
    this.#bySlot[slot] = undefined;
    this.#marks.set(slot, 0);
    this.#held.delete(articleId);
    const deadCount = this.#bySlot.length - this.#held.size;
    if (deadCount > DEAD_SLOTS_MIN && deadCount > this.#held.size) this.#rebuild();
  }

  /** Best first; without any word that carries meaning, the newest first. */
  search({ text, language, audiences, limit }: SearchQuery): Hit[] {
    const query = wordsOf(text, language, this.#stem);
    const mask = audiences.reduce((sum, audience) => sum | MARKS[language][audience], 0);
    if (query.length === 0) return this.#newest(mask, limit);
    const asked = askedBy(query);
    return this.#ranked(query, mask, limit).map((found) => this.#hit(found, asked));
  }

  #ranked(query: readonly Word[], mask: number, limit: number): Ranked[] {
    const allowed: Allowed = { marks: this.#marks, mask };
    const stems = this.#stems.match(this.#askedStems(query), allowed);
    const grams = this.#grams.match(this.#askedGrams(query), allowed);
    const pairs = this.#pairs.match(this.#askedPairs(query), allowed);
    const best: Ranked[] = [];
    for (let slot = 0; slot < this.#bySlot.length; slot += 1) {
      const stemCoverage = stems.coverage[slot] ?? 0;
      const gramCoverage = grams.coverage[slot] ?? 0;
      if (stemCoverage < STEM_COVERAGE_MIN && gramCoverage < GRAM_COVERAGE_MIN) continue;
      const score =
        STEM_WEIGHT * shareOf(stems, slot) +
        GRAM_WEIGHT * shareOf(grams, slot) +
        PAIR_WEIGHT * shareOf(pairs, slot);
      const last = best[limit - 1];
      if (last !== undefined && last.score >= score) continue;
      insert(best, { slot, score, coverage: Math.max(stemCoverage, gramCoverage) }, limit);
    }
    return best;
  }

  #askedStems(query: readonly Word[]): (Postings | undefined)[] {
    const stems = new Set(query.map(({ form }) => form.stem));
    return [...stems].map((stem) => this.#vocabulary.stem(stem)?.postings);
  }

  #askedGrams(query: readonly Word[]): (Postings | undefined)[] {
    const grams = new Set(query.flatMap(({ form }) => gramsOf(form.folded)));
    return [...grams].map((gram) => this.#vocabulary.gram(gram));
  }

  #askedPairs(query: readonly Word[]): (Postings | undefined)[] {
    const isLive = (slot: number): boolean => this.#bySlot[slot] !== undefined;
    const stems = query.map(({ form }) => form.stem);
    const pairs = new Map<string, readonly [string, string]>();
    stems.reduce((first, second) => {
      pairs.set(`${first} ${second}`, [first, second]);
      return second;
    });
    return [...pairs.values()].map(([first, second]) => {
      const one = this.#vocabulary.stem(first)?.places;
      const other = this.#vocabulary.stem(second)?.places;
      return one && other && this.#places.pair(one, other, isLive);
    });
  }

  #newest(mask: number, limit: number): Hit[] {
    return [...this.#held.values()]
      .filter(({ slot }) => ((this.#marks.at(slot) ?? 0) & mask) !== 0)
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

  #hit({ slot, score, coverage }: Ranked, asked: AskedBy): Hit {
    const article = must(this.#bySlot[slot], 'a ranked slot holds an article');
    const { title, language } = article;
    const text = plainText(article.body);
    const read = (word: string) => this.#vocabulary.form(word, language);
    const found = snippetOf(wordsBy(title, read), text, wordsBy(text, read), asked);
    const scorePct = Math.round((100 * score) / WEIGHT_SUM);
    return { article, scorePct, coverage, snippet: found.text, matched: found.matched };
  }

  #add(article: IndexedArticle): void {
    const slot = this.#bySlot.length;
    assert(slot < SLOT_COUNT_MAX, 'too many articles for one index');
    const words = this.#read(article);
    let gramCount = 0;
    for (const { stemEntry, gramPostings } of words) {
      stemEntry.postings.note(slot);
      for (const postings of gramPostings) postings.note(slot);
      gramCount += gramPostings.length;
    }
    this.#places.add(words.map(({ stemEntry }) => stemEntry.places));
    this.#stems.add(words.length);
    this.#grams.add(gramCount);
    this.#pairs.add(Math.max(0, words.length - 1));
    this.#bySlot.push(article);
    this.#marks.push(MARKS[article.language][article.audience]);
    this.#held.set(article.articleId, { article, slot });
  }

  #read({ title, body, language }: IndexedArticle): KnownForm[] {
    // The title twice: who names an article says what it is about.
    return this.#vocabulary.read(`${title}\n${title}\n${plainText(body)}`, language);
  }

  #rebuild(): void {
    const articles = [...this.#held.values()].map(({ article }) => article);
    this.#vocabulary = new Vocabulary(this.#stem);
    this.#places = new Places();
    this.#stems = new Bm25();
    this.#grams = new Bm25();
    this.#pairs = new Bm25();
    this.#bySlot = [];
    this.#marks = new NumberList();
    this.#held.clear();
    for (const article of articles) this.#add(article);
  }
}

function postingsOf({ stemEntry, gramPostings }: KnownForm): Postings[] {
  return [stemEntry.postings, ...gramPostings];
}

function shareOf({ scores, max }: Matches, slot: number): number {
  return max === 0 ? 0 : (scores[slot] ?? 0) / max;
}

/** Keeps the best `limit` in order; of equal ones the earlier stays in front. */
function insert(best: Ranked[], one: Ranked, limit: number): void {
  const at = best.findIndex(({ score }) => score < one.score);
  best.splice(at === -1 ? best.length : at, 0, one);
  if (best.length > limit) best.pop();
}
