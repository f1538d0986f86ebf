/** A `/` at the beginning of a word, with what was typed behind it up to the cursor. */
export interface SlashQuery {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

const WORDS_LENGTH_MAX = 40;

/** Finds the search that a `/` before the cursor begins; addresses and dates do not count. */
export function slashQuery(text: string, cursor: number): SlashQuery | null {
  const before = text.slice(0, cursor);
  const match = /(?:^|\s)\/([^/\n]{0,40})$/.exec(before);
  const words = match?.[1];
  if (words === undefined || words.length > WORDS_LENGTH_MAX || words.startsWith(' ')) return null;
  return { from: cursor - words.length - 1, to: cursor, words };
}

/** Puts text between two places, and tells where the cursor goes. */
export function spliceText(
  text: string,
  from: number,
  to: number,
  insertion: string,
): { readonly text: string; readonly cursor: number } {
  const head = text.slice(0, from);
  const gap = head === '' || /\s$/.test(head) ? '' : ' ';
  return {
    text: head + gap + insertion + text.slice(to),
    cursor: from + gap.length + insertion.length,
  };
}
