import { create } from 'zustand';

/** `consult`: only agent and expert read it. */
export type ComposerMode = 'reply' | 'note' | 'consult';

const PREFIX = 'zentrale.draft.';

function keyOf(conversationId: string, mode: ComposerMode): string {
  return `${conversationId}.${mode}`;
}

function load(): Record<string, string> {
  const found: Record<string, string> = {};
  for (let index = 0; index < localStorage.length; index += 1) {
    const key = localStorage.key(index);
    if (key?.startsWith(PREFIX)) found[key.slice(PREFIX.length)] = localStorage.getItem(key) ?? '';
  }
  return found;
}

/** Unsent words by conversation and mode. They outlive tab switches, reloads and sign-outs. */
const useDrafts = create<{ texts: Record<string, string> }>(() => ({ texts: load() }));

window.addEventListener('storage', (event) => {
  if (event.key?.startsWith(PREFIX)) useDrafts.setState({ texts: load() });
});

export function useDraft(conversationId: string, mode: ComposerMode): string {
  return useDrafts((state) => state.texts[keyOf(conversationId, mode)] ?? '');
}

export function useHasDraft(conversationId: string): boolean {
  return useDrafts((state) => (state.texts[keyOf(conversationId, 'reply')] ?? '') !== '');
}

export function readDraft(conversationId: string, mode: ComposerMode): string {
  return useDrafts.getState().texts[keyOf(conversationId, mode)] ?? '';
}

export function setDraft(conversationId: string, mode: ComposerMode, text: string): void {
  const key = keyOf(conversationId, mode);
  useDrafts.setState(({ texts }) => ({ texts: { ...texts, [key]: text } }));
  if (text === '') localStorage.removeItem(PREFIX + key);
  else localStorage.setItem(PREFIX + key, text);
}
