import { useEffect, useLayoutEffect, useRef } from 'react';
import { useComposer } from '../../state/composer.ts';
import { readDraft, setDraft, type ComposerMode } from '../../state/drafts.ts';
import { spliceText } from './slash.ts';

/** The field as others may speak to it: text goes in where the cursor is, and the focus follows. */
export function useInsertion(
  conversationId: string,
  mode: ComposerMode,
  text: string,
  setMode: (mode: ComposerMode) => void,
) {
  const field = useRef<HTMLTextAreaElement>(null);
  const cursorTo = useRef<number | null>(null);

  useLayoutEffect(() => {
    if (cursorTo.current === null || !field.current) return;
    field.current.focus();
    field.current.setSelectionRange(cursorTo.current, cursorTo.current);
    cursorTo.current = null;
    // The cursor can be set once the new text, or the other mode's, stands in the field.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [text, mode]);

  const insertAt = (from: number, to: number, insertion: string, into: ComposerMode = mode) => {
    const next = spliceText(readDraft(conversationId, into), from, to, insertion);
    cursorTo.current = next.cursor;
    setDraft(conversationId, into, next.text);
    field.current?.focus();
  };
  const focus = (into: ComposerMode) => {
    setMode(into);
    field.current?.focus();
  };
  useEffect(() => {
    const insert = (insertion: string, into: ComposerMode) => {
      const end = readDraft(conversationId, into).length;
      const isSame = into === mode && field.current !== null;
      setMode(into);
      insertAt(
        isSame ? (field.current?.selectionStart ?? end) : end,
        isSame ? (field.current?.selectionEnd ?? end) : end,
        insertion,
        into,
      );
    };
    useComposer.setState({ handle: { conversationId, insert, focus } });
    return () => useComposer.setState({ handle: null });
  });
  return { field, insertAt, focus };
}
