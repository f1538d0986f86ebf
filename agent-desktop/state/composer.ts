import { create } from 'zustand';
import { readDraft, setDraft, type ComposerMode } from './drafts.ts';

/** The composer on screen, as others may speak to it. */
export interface ComposerHandle {
  readonly conversationId: string;
  /** Puts text where the cursor is, in the mode given, and takes the focus. */
  insert(text: string, mode: ComposerMode): void;
  focus(mode: ComposerMode): void;
}

export const useComposer = create<{ handle: ComposerHandle | null }>(() => ({ handle: null }));

/** Puts text into the conversation's reply: at the cursor when open, else behind its draft. */
export function insertIntoReply(conversationId: string, text: string): void {
  const { handle } = useComposer.getState();
  if (handle?.conversationId === conversationId) {
    handle.insert(text, 'reply');
    return;
  }
  const before = readDraft(conversationId, 'reply');
  setDraft(conversationId, 'reply', before === '' ? text : `${before}\n${text}`);
}
