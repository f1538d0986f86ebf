import { NumberList } from './number-list.ts';
import { Postings } from './postings.ts';

/**
 * All documents counted through as one long text, in which every word has a place. Which words
 * follow each other is read from the places of their stems when asked: an index of pairs would hold
 * almost as many terms as there are words.
 */
export class Places {
  /** By slot, the place of its first word. */
  readonly #starts = new NumberList();
  #end = 0;

  /** The words of the next slot, each as the list of its stem's places, which grows by one. */
  add(words: readonly NumberList[]): void {
    this.#starts.push(this.#end);
    for (const places of words) {
      places.push(this.#end);
      this.#end += 1;
    }
    // Nothing stands here, so that no pair reaches over two documents.
    this.#end += 1;
  }

  /** Where the one stem is followed by the other, in slots that hold a document still. */
  pair(first: NumberList, second: NumberList, isLive: (slot: number) => boolean): Postings {
    const found = new Postings();
    const { items: ones, length: oneCount } = first;
    const { items: others, length: otherCount } = second;
    let slot = 0;
    let at = 0;
    for (let index = 0; index < oneCount; index += 1) {
      const sought = (ones[index] as number) + 1; // In range, as are the others below.
      while (at < otherCount && (others[at] as number) < sought) at += 1;
      if (at === otherCount) break;
      if (others[at] !== sought) continue;
      while ((this.#starts.at(slot + 1) ?? Infinity) <= sought) slot += 1;
      if (isLive(slot)) found.note(slot);
    }
    return found;
  }
}
