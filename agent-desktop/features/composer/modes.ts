import type { ComposerMode } from '../../state/drafts.ts';

/** What can be written here now; `blocked` says why a mode cannot be used. */
export type WritingMode =
  | { readonly mode: 'reply' | 'note'; readonly blocked: string | null }
  | {
      readonly mode: 'consult';
      readonly blocked: string | null;
      readonly consultId: string;
      readonly partnerName: string;
    };

/** What somebody chose to write, and whether replying was possible then. */
export interface ChosenMode {
  readonly mode: ComposerMode;
  readonly canReply: boolean;
}

export function isReplyPossible(modes: readonly WritingMode[]): boolean {
  return modes.some((one) => one.mode === 'reply' && one.blocked === null);
}

/**
 * The mode chosen, or the first that is possible. A choice ends when replying begins or stops
 * being possible: after completion one writes notes, whatever was open before. Who chose to reply a
 * moment too early keeps that choice: her words to the customer must not go to the expert instead.
 */
export function modeNow(
  modes: readonly WritingMode[],
  chosen: ChosenMode | null,
): WritingMode | undefined {
  const canReply = isReplyPossible(modes);
  const isKept = chosen?.canReply === canReply || (chosen?.mode === 'reply' && canReply);
  const wanted = isKept ? chosen?.mode : null;
  return (
    modes.find(({ mode }) => mode === wanted) ??
    modes.find(({ blocked }) => blocked === null) ??
    modes[0]
  );
}
