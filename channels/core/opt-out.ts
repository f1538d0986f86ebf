// The provider's default words (advanced opt-out tutorial, read 2026-11), which carriers expect
// everybody to honour. A word counts only as the whole message.
const STOP_WORDS = new Set([
  'STOP',
  'STOPALL',
  'UNSUBSCRIBE',
  'CANCEL',
  'END',
  'QUIT',
  'REVOKE',
  'OPTOUT',
]);
const START_WORDS = new Set(['START', 'YES', 'UNSTOP']);

/** Does this text withdraw (`stop`) or give back (`start`) the permission to write? */
export function optOutKeyword(text: string): 'stop' | 'start' | null {
  const word = text.trim().toUpperCase();
  if (STOP_WORDS.has(word)) return 'stop';
  return START_WORDS.has(word) ? 'start' : null;
}
