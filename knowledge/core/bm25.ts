/** Saturation of repeated terms, and how much length counts; the values everybody starts with. */
const K1 = 1.5;
const B = 0.75;

interface Postings {
  readonly slots: number[];
  readonly counts: number[];
  /** How many of the slots still hold a document. */
  liveCount: number;
}

/** What a query found: by slot the score, and the share of the query's weight it covers, 0..1. */
export interface Matches {
  readonly scores: ReadonlyMap<number, number>;
  readonly coverage: ReadonlyMap<number, number>;
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
    const scores = new Map<number, number>();
    const covered = new Map<number, number>();
    const meanLength = this.#lengthSum / Math.max(1, this.#documentCount);
    let weightSum = 0;
    for (const term of new Set(terms)) {
      const postings = this.#postings.get(term);
      const weight = this.#weight(postings?.liveCount ?? 0);
      weightSum += weight;
      if (postings === undefined) continue;
      for (let at = 0; at < postings.slots.length; at += 1) {
        const slot = postings.slots[at] ?? 0;
        if (!isAllowed(slot)) continue;
        const count = postings.counts[at] ?? 0;
        const norm = K1 * (1 - B + (B * (this.#lengths[slot] ?? 0)) / Math.max(1, meanLength));
        const gain = (weight * count * (K1 + 1)) / (count + norm);
        scores.set(slot, (scores.get(slot) ?? 0) + gain);
        covered.set(slot, (covered.get(slot) ?? 0) + weight);
      }
    }
    let max = 0;
    for (const score of scores.values()) max = Math.max(max, score);
    for (const [slot, weight] of covered) covered.set(slot, weight / weightSum);
    return { scores, coverage: covered, max };
  }

  #weight(documentCount: number): number {
    return Math.log(1 + (this.#documentCount - documentCount + 0.5) / (documentCount + 0.5));
  }
}
