/** One key with its modifiers, as `alt+a`, `mod+k`, `?`, `f6`, `g i` (one after another). */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  /** AltGr types characters on many European layouts and must never act as a shortcut. */
  readonly isAltGraph: boolean;
}

const NAMED: Record<string, string> = { ArrowUp: 'up', ArrowDown: 'down', Escape: 'esc' };

/**
 * The chord in our spelling, by the character on the key and not by its place, so that it is the
 * same letter on QWERTY and QWERTZ. On a Mac, Option types symbols: there the place has to do.
 */
export function chordOf(press: KeyPress): string | null {
  if (press.isAltGraph) return null;
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  const isSymbolByOption = press.altKey && letter !== undefined && !/^[a-z]$/i.test(press.key);
  const raw = isSymbolByOption ? letter : press.key;
  const key = (NAMED[raw] ?? raw).toLowerCase();
  if (['alt', 'control', 'shift', 'meta', 'dead'].includes(key)) return null;
  const parts: string[] = [];
  if (press.ctrlKey || press.metaKey) parts.push('mod');
  if (press.altKey) parts.push('alt');
  // Shift is part of the character for signs such as `?`, and a modifier for everything else.
  if (press.shiftKey && (key.length > 1 || /^[a-z]$/.test(key))) parts.push('shift');
  return [...parts, key].join('+');
}

/** Single characters type text; they may only act where nobody is typing (WCAG 2.1.4). */
export function isSingleKey(chord: string): boolean {
  return chord.split(' ').every((part) => part.length === 1);
}
