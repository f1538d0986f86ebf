/** Named texts that survive a reload where the browser allows it. Never throws. */
export interface Shelf {
  get(name: string): string | null;
  set(name: string, text: string): void;
  remove(name: string): void;
  /** Names that begin with `prefix`, in ascending order. */
  names(prefix: string): string[];
}

/**
 * Opens the part of `storage` that belongs to `prefix`. Where storage is missing, full or forbidden
 * (private windows, blocked cookies) the shelf keeps its texts in memory for this page only.
 */
export function openShelf(prefix: string, storage: Storage | null): Shelf {
  const memory = new Map<string, string>();
  const attempt = <Value>(act: (storage: Storage) => Value, otherwise: Value): Value => {
    if (!storage) return otherwise;
    try {
      return act(storage);
    } catch {
      // A browser may refuse at any time; the memory copy carries the page on.
      return otherwise;
    }
  };
  return {
    get: (name) => memory.get(name) ?? attempt((s) => s.getItem(prefix + name), null),
    set(name, text) {
      const isKept = attempt((s) => (s.setItem(prefix + name, text), true), false);
      if (isKept) memory.delete(name);
      else memory.set(name, text);
    },
    remove(name) {
      memory.delete(name);
      attempt((s) => s.removeItem(prefix + name), undefined);
    },
    names(wanted) {
      const stored = attempt(
        (s) => Array.from({ length: s.length }, (_, at) => s.key(at) ?? ''),
        [],
      );
      const own = stored
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length));
      return [...new Set([...memory.keys(), ...own])]
        .filter((name) => name.startsWith(wanted))
        .toSorted();
    },
  };
}

/** The browser's storage; `null` where even looking at it is forbidden. */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export function parseJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
