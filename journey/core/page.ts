/**
 * The address without query, fragment and credentials: those carry names, searches and secrets
 * that nobody agreed to have recorded.
 */
export function plainAddress(url: string): string {
  const end = url.search(/[?#]/);
  const bare = end < 0 ? url : url.slice(0, end);
  return bare.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1');
}

export const TITLE_LENGTH_MAX = 200;

/** One line, cut at 200 characters. */
export function shortTitle(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= TITLE_LENGTH_MAX ? line : `${line.slice(0, TITLE_LENGTH_MAX - 1)}…`;
}
