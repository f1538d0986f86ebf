import { create } from 'zustand';

/** At most one dialog is open; who opens it says what it is about. */
export type OpenDialog =
  | {
      readonly kind: 'ask';
      readonly whom: 'expert' | 'colleague';
      readonly interactionId: string;
      readonly conversationId: string;
      readonly skillId?: string | null;
    }
  | { readonly kind: 'transfer'; readonly interactionId: string; readonly queueId?: string | null }
  | { readonly kind: 'complete'; readonly interactionId: string }
  | { readonly kind: 'call' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'test-call' };

export const useDialog = create<{ dialog: OpenDialog | null }>(() => ({ dialog: null }));

export function openDialog(dialog: OpenDialog): void {
  useDialog.setState({ dialog });
}

export function closeDialog(): void {
  useDialog.setState({ dialog: null });
}
