import { useLayoutEffect, useRef } from 'react';
import { create } from 'zustand';
import { usePreferences } from '../state/preferences.ts';
import { chordOf, isSingleKey } from './chord.ts';

export type ShortcutGroup = 'go' | 'page' | 'offer' | 'work' | 'write' | 'desk';

export interface Shortcut {
  readonly id: string;
  readonly chord: string;
  /** In the reader's language. */
  readonly label: string;
  readonly group: ShortcutGroup;
  /** Why it does nothing just now; the overview and the palette say so. */
  readonly blocked?: string | null;
  run(): void;
}

/** Everything that can be done by key right now; the overview and the palette list it. */
export const useShortcuts = create<{ all: readonly Shortcut[] }>(() => ({ all: [] }));

/**
 * Registers an action while the component is mounted: as soon as it is on screen, because quick
 * hands press a key before anything that waits for a quiet moment is done. The newest one of an id
 * wins.
 */
export function useShortcut(shortcut: Shortcut | null): void {
  const latest = useRef(shortcut);
  useLayoutEffect(() => {
    latest.current = shortcut;
  });
  const { id, chord, label, group, blocked = null } = shortcut ?? {};
  useLayoutEffect(() => {
    if (id === undefined || chord === undefined || label === undefined || group === undefined) {
      return undefined;
    }
    const entry: Shortcut = { id, chord, label, group, blocked, run: () => latest.current?.run() };
    useShortcuts.setState(({ all }) => ({ all: [...all, entry] }));
    return () => {
      useShortcuts.setState(({ all }) => ({ all: all.filter((other) => other !== entry) }));
    };
  }, [id, chord, label, group, blocked]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"]'))
  );
}

const SEQUENCE_WITHIN_MS = 1_200;
let first: { chord: string; at: number } | null = null;

function onKeyDown(event: KeyboardEvent): void {
  const chord = chordOf({
    key: event.key,
    code: event.code,
    altKey: event.altKey,
    ctrlKey: event.ctrlKey,
    metaKey: event.metaKey,
    shiftKey: event.shiftKey,
    isAltGraph: event.getModifierState('AltGraph'),
  });
  if (chord === null || event.defaultPrevented || event.isComposing) return;
  const isQuiet = isTyping(event.target) || !usePreferences.getState().hasSingleKeys;
  if (isSingleKey(chord) && isQuiet) return;
  const isInDialog = document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
  if (isInDialog && chord !== '?') return;
  const sequence =
    first !== null && event.timeStamp - first.at < SEQUENCE_WITHIN_MS
      ? `${first.chord} ${chord}`
      : null;
  const { all } = useShortcuts.getState();
  const found =
    all.findLast((one) => one.chord === sequence) ?? all.findLast((one) => one.chord === chord);
  first = all.some((one) => one.chord.startsWith(`${chord} `))
    ? { chord, at: event.timeStamp }
    : null;
  if (!found) return;
  event.preventDefault();
  if (!found.blocked) found.run();
}

export function listenToKeys(): () => void {
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}
