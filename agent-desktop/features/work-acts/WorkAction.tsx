import type { ReactNode } from 'react';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';

/** A button and its key are one action: same words, same reason when it cannot be used. */
export function WorkAction({
  id,
  chord,
  label,
  hint,
  icon,
  blocked,
  isPrimary = false,
  isBusy = false,
  onRun,
}: {
  id: string;
  chord: string;
  label: string;
  hint: string;
  icon: ReactNode;
  blocked: string | null;
  isPrimary?: boolean;
  isBusy?: boolean;
  onRun: () => void;
}) {
  useShortcut({ id, chord, label: hint, group: 'work', blocked, run: onRun });
  return (
    <ActionButton
      label={label}
      hint={hint}
      chord={chord}
      icon={icon}
      blocked={blocked}
      isPrimary={isPrimary}
      isBusy={isBusy}
      onClick={onRun}
    />
  );
}
