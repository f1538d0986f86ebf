import { useLingui } from '@lingui/react/macro';
import { IconPhoneOutgoing } from '@tabler/icons-react';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { openDialog } from '../../state/dialogs.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { chordText } from '../../ui/Keys.tsx';

const CHORD = 'alt+shift+l';

/** Somebody is to be called who has not called: from everywhere on the desk. */
export function BeginCallButton() {
  const { t } = useLingui();
  const label = t`Call a number`;
  const run = () => openDialog({ kind: 'call' });
  useShortcut({ id: 'begin-call', chord: CHORD, label, group: 'desk', run });
  return (
    <IconButton size={32} label={label} hint={chordText(CHORD)} onClick={run}>
      <IconPhoneOutgoing size={18} stroke={1.7} aria-hidden />
    </IconButton>
  );
}
