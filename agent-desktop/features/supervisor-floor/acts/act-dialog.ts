import { create } from 'zustand';

/** What a supervisor is about to do to other people's work; each asks for a reason first. */
export type FloorAct =
  | { readonly kind: 'reassign'; readonly interactionId: string; readonly name: string }
  | { readonly kind: 'take-over'; readonly interactionId: string; readonly name: string }
  | {
      readonly kind: 'priority';
      readonly interactionId: string;
      readonly name: string;
      readonly priority: number;
    }
  | {
      readonly kind: 'force-state';
      readonly agentId: string;
      readonly name: string;
      readonly to: 'ready' | 'not-ready' | 'signed-out';
    };

export const useFloorAct = create<{ act: FloorAct | null }>(() => ({ act: null }));

export function openAct(act: FloorAct): void {
  useFloorAct.setState({ act });
}

export function closeAct(): void {
  useFloorAct.setState({ act: null });
}
