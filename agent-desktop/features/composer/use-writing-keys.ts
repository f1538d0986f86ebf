import { useLingui } from '@lingui/react/macro';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import type { ComposerMode } from '../../state/drafts.ts';
import type { WritingMode } from './modes.ts';

export function useWritingKeys(
  modes: readonly WritingMode[],
  focus: (mode: ComposerMode) => void,
): void {
  const { t } = useLingui();
  useShortcut({
    id: 'reply',
    chord: 'alt+r',
    label: t`Write a reply`,
    group: 'write',
    run: () => focus('reply'),
  });
  useShortcut({
    id: 'note',
    chord: 'alt+i',
    label: t`Write an internal note`,
    group: 'write',
    blocked: modes.some((one) => one.mode === 'note') ? null : t`Only agents write notes.`,
    run: () => focus('note'),
  });
  useShortcut({
    id: 'consult-talk',
    chord: 'alt+p',
    label: t`Write to the expert privately`,
    group: 'write',
    blocked: modes.some((one) => one.mode === 'consult') ? null : t`No expert takes part.`,
    run: () => focus('consult'),
  });
}
