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

/** What somebody chose to write, and whether a reply was possible then. */
export interface ModeChoice {
  readonly mode: ComposerMode;
  readonly canReply: boolean;
}

export function canReplyIn(modes: readonly WritingMode[]): boolean {
  return modes.some(({ mode, blocked }) => mode === 'reply' && blocked === null);
}

/**
 * What is left of a choice. It ends when replying stops being possible: after completion one writes
 * notes, whatever was open before. It also ends when replying begins, but for who chose to reply
 * already: joining takes a moment, and her words must not go to somebody else.
 */
export function standingChoice(choice: ModeChoice | null, canReply: boolean): ModeChoice | null {
  if (choice === null || choice.canReply === canReply) return choice;
  return canReply && choice.mode === 'reply' ? { mode: 'reply', canReply } : null;
}

/** The mode chosen, or the first that is possible. */
export function currentMode(
  modes: readonly WritingMode[],
  choice: ModeChoice | null,
): WritingMode | undefined {
  return (
    modes.find(({ mode }) => mode === choice?.mode) ??
    modes.find(({ blocked }) => blocked === null) ??
    modes[0]
  );
}
