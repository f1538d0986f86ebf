/** A stretch of a message: plain, or a web address that may be followed. */
export interface Piece {
  readonly text: string;
  readonly href: string | null;
}

const ADDRESS_LENGTH_MAX = 2000;
const START = /(?<![\p{L}\p{N}_])https?:\/\//giu;
const END = /[\s<>"`\p{Cc}]/u;
// Characters that turn the reading direction could show another address than the one followed.
const TURNS_TEXT = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Cuts a text into pieces; joined together they are the text again. */
export function linkify(text: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of text.matchAll(START)) {
    if (match.index < done) continue;
    const shown = trimTail(untilEnd(text.slice(match.index)));
    const href = toHref(shown);
    if (href === null) continue;
    if (match.index > done) pieces.push({ text: text.slice(done, match.index), href: null });
    pieces.push({ text: shown, href });
    done = match.index + shown.length;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), href: null });
  return pieces;
}

function untilEnd(text: string): string {
  const at = text.search(END);
  return at < 0 ? text : text.slice(0, at);
}

/** Punctuation after an address belongs to the sentence, brackets only if opened in it. */
function trimTail(address: string): string {
  let end = address.length;
  while (end > 0) {
    const last = address.charAt(end - 1);
    const opener = CLOSERS[last];
    const isLoose = opener !== undefined && isUnbalanced(address.slice(0, end), opener, last);
    if (!isLoose && !/[.,;:!?'…»“”’*_]/u.test(last)) break;
    end -= 1;
  }
  return address.slice(0, end);
}

function isUnbalanced(text: string, opener: string, closer: string): boolean {
  return text.split(closer).length > text.split(opener).length;
}

function toHref(address: string): string | null {
  if (address.length > ADDRESS_LENGTH_MAX || TURNS_TEXT.test(address)) return null;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  // A name before an @ is the classical disguise of another host.
  const hasDisguise = url.username !== '' || url.password !== '';
  return isWeb && !hasDisguise && url.hostname !== '' ? url.href : null;
}
