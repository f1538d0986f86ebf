import { NumberList } from './number-list.ts';
import { countOf, slotOf, type Postings } from './postings.ts';

/** Saturation of repeated terms, and how much length counts; the values everybody starts with. */
const K1 = 1.5;
const B = 0.75;

/** What a query found; good until the next `match` of the same index, which reuses the arrays. */
export interface Matches {
  /** By slot; 0 where nothing was found. */
  readonly scores: Float64Array;
  /** By slot, the share of the query's weight that is in the document, 0..1. */
  readonly coverage: Float64Array;
  readonly max: number;
}

/** Which slots a query may see: those whose mark has a bit in common with `mask`. */
export interface Allowed {
  readonly marks: NumberList;
  readonly mask: number;
}

/** BM25 over numbered slots: one document in each, and a slot is never used again. */
export class Bm25 {
  readonly #lengths = new NumberList();
  #lengthSum = 0;
  #documentCount = 0;
  #scores = new Float64Array(0);
  #coverage = new Float64Array(0);

  /** The document of the next slot has this many terms. */
  add(length: number): void {
    this.#lengths.push(length);
    this.#lengthSum += length;
    this.#documentCount += 1;
  }

  /** Whoever removes no longer allows the slot in `match`; its postings stay behind. */
  remove(slot: number): void {
    this.#lengthSum -= this.#lengths.at(slot) ?? 0;
    this.#documentCount -= 1;
  }

  /**
   * Scores what the terms of a query stand in; `undefined` for terms that stand nowhere. Slots that
   * are not allowed leave no trace, not even in `max`.
   */
  match(asked: readonly (Postings | undefined)[], allowed: Allowed): Matches {
    this.#clear();
    const weights = asked.map((postings) => this.#weight(postings?.liveCount ?? 0));
    const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
    let max = 0;
    for (const [index, postings] of asked.entries()) {
      const weight = weights[index] ?? 0;
      if (postings === undefined) continue;
      max = Math.max(max, this.#score(postings, weight, weight / weightSum, allowed));
    }
    return { scores: this.#scores, coverage: this.#coverage, max };
  }

  /** Adds one term to all it stands in; the best score seen. */
  #score(postings: Postings, weight: number, share: number, allowed: Allowed): number {
    const scores = this.#scores;
    const coverage = this.#coverage;
    const lengths = this.#lengths.items;
    const marks = allowed.marks.items;
    const meanLength = Math.max(1, this.#lengthSum / Math.max(1, this.#documentCount));
    const { entries, length } = postings;
    let max = 0;
    for (let at = 0; at < length; at += 1) {
      const entry = entries[at] as number; // In range, as are all slots below.
      const slot = slotOf(entry);
      if (((marks[slot] as number) & allowed.mask) === 0) continue;
      const count = countOf(entry);
      const norm = K1 * (1 - B + (B * (lengths[slot] as number)) / meanLength);
      const score = (scores[slot] as number) + (weight * count * (K1 + 1)) / (count + norm);
      scores[slot] = score;
      coverage[slot] = (coverage[slot] as number) + share;
      if (score > max) max = score;
    }
    return max;
  }

  #clear(): void {
    const { length } = this.#lengths;
    if (this.#scores.length < length) {
      this.#scores = new Float64Array(length * 2);
      this.#coverage = new Float64Array(length * 2);
      return;
    }
    this.#scores.fill(0);
    this.#coverage.fill(0);
  }

  #weight(documentCount: number): number {
    return Math.log(1 + (this.#documentCount - documentCount + 0.5) / (documentCount + 0.5));
  }
}
