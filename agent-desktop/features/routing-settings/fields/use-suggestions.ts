import { useCombobox, type ComboboxStore } from '@mantine/core';
import { useRef, useState, type RefObject } from 'react';
import { suggestAt, type Suggested, type Vocabulary } from './suggestions.ts';

const NONE: Suggested = { from: 0, items: [] };

/** What could stand at the caret of a text field, and how it gets there. */
export function useSuggestions({
  value,
  words,
  isReadOnly,
  onChange,
}: {
  value: string;
  words: Vocabulary;
  isReadOnly: boolean;
  onChange: (value: string) => void;
}): {
  field: RefObject<HTMLTextAreaElement | null>;
  store: ComboboxStore;
  suggested: Suggested;
  suggest: (source: string, caret: number) => void;
  insert: (text: string) => void;
} {
  const field = useRef<HTMLTextAreaElement>(null);
  const [suggested, setSuggested] = useState(NONE);
  const store = useCombobox({ onDropdownClose: () => store.resetSelectedOption() });
  const suggest = (source: string, caret: number) => {
    const next = isReadOnly ? NONE : suggestAt(source, caret, words);
    setSuggested(next);
    store.resetSelectedOption();
    if (next.items.length > 0) store.openDropdown();
    else store.closeDropdown();
  };
  const insert = (text: string) => {
    const caret = field.current?.selectionStart ?? value.length;
    // A word is followed by the next one, a dot by its name.
    const end = text.endsWith('.') ? '' : ' ';
    const next = `${value.slice(0, suggested.from)}${text}${end}${value.slice(caret).trimStart()}`;
    const place = suggested.from + text.length + end.length;
    onChange(next);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(place, place);
      suggest(next, place);
    });
  };
  return { field, store, suggested, suggest, insert };
}
