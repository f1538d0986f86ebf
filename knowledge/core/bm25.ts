/** Saturation of repeated terms, and how much length counts; the values everybody starts with. */
const K1 = 1.5;
const B = 0.75;

interface Postings {
  readonly slots: number[];
  readonly counts: number[];
  /** How many of the slots still hold a document. */
  liveCount: number;
}

/** What a query found; good until the next `match` of the same index, which reuses the arrays. */
export interface Matches {
  readonly slots: readonly number[];
  /** By slot. */
  readonly scores: Float64Array;
  /** By slot, the share of the query's weight that is in the document, 0..1. */
  readonly coverage: Float64Array;
  readonly max: number;
}

/**
 * BM25 over numbered slots. A document lies in one slot; a slot is never used again, so postings
 * only ever grow at their end.
 */
export class Bm25 {
  readonly #postings = new Map<string, Postings>();
  readonly #lengths: number[] = [];
  #lengthSum = 0;
  #documentCount = 0;
  #touched: number[] = [];
  #scores = new Float64Array(0);
  #coverage = new Float64Array(0);

  /** Slots must be put in growing order. */
  put(slot: number, terms: readonly string[]): void {
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      const postings = this.#postings.get(term) ?? { slots: [], counts: [], liveCount: 0 };
      postings.slots.push(slot);
      postings.counts.push(count);
      postings.liveCount += 1;
      this.#postings.set(term, postings);
    }
    this.#lengths[slot] = terms.length;
    this.#lengthSum += terms.length;
    this.#documentCount += 1;
  }

  /** Whoever removes no longer allows the slot in `match`; its postings stay behind. */
  remove(terms: readonly string[]): void {
    for (const term of new Set(terms)) {
      const postings = this.#postings.get(term);
      if (postings === undefined) continue;
      postings.liveCount -= 1;
      if (postings.liveCount === 0) this.#postings.delete(term);
    }
    this.#lengthSum -= terms.length;
    this.#documentCount -= 1;
  }

  /** Scores the slots that `isAllowed` lets through; others leave no trace, not even in `max`. */
  match(terms: readonly string[], isAllowed: (slot: number) => boolean): Matches {
    const { scores, coverage, slots } = this.#cleared();
    const meanLength = Math.max(1, this.#lengthSum / Math.max(1, this.#documentCount));
    const asked = [...new Set(terms)].map((term) => {
      const postings = this.#postings.get(term);
      return { postings, weight: this.#weight(postings?.liveCount ?? 0) };
    });
    const weightSum = asked.reduce((sum, { weight }) => sum + weight, 0);
    let max = 0;
    for (const { postings, weight } of asked) {
      if (postings === undefined) continue;
      for (let at = 0; at < postings.slots.length; at += 1) {
        const slot = postings.slots[at] ?? 0;
        if (!isAllowed(slot)) continue;
        const count = postings.counts[at] ?? 0;
        const norm = K1 * (1 - B + (B * (this.#lengths[slot] ?? 0)) / meanLength);
        const before = scores[slot] ?? 0;
        const score = before + (weight * count * (K1 + 1)) / (count + norm);
        if (before === 0) slots.push(slot);
        scores[slot] = score;
        coverage[slot] = (coverage[slot] ?? 0) + weight / weightSum;
        if (score > max) max = score;
      }
    }
    return { slots, scores, coverage, max };
  }

  #cleared(): { slots: number[]; scores: Float64Array; coverage: Float64Array } {
    if (this.#scores.length < this.#lengths.length) {
      this.#scores = new Float64Array(this.#lengths.length * 2);
      this.#coverage = new Float64Array(this.#lengths.length * 2);
    } else {
      for (const slot of this.#touched) {
        this.#scores[slot] = 0;
        this.#coverage[slot] = 0;
      }
    }
    this.#touched = [];
    return { slots: this.#touched, scores: this.#scores, coverage: this.#coverage };
  }

  #weight(documentCount: number): number {
    return Math.log(1 + (this.#documentCount - documentCount + 0.5) / (documentCount + 0.5));
  }
}
