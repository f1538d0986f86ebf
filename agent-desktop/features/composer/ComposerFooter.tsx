import { useLingui } from '@lingui/react/macro';
import { IconLock, IconPaperclip, IconSend } from '@tabler/icons-react';
import type { ConversationView } from '@zentrale/protocol/views';
import { useRef } from 'react';
import type { ComposerMode } from '../../state/drafts.ts';
import { usePreferences } from '../../state/preferences.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SegmentCounter } from './SegmentCounter.tsx';
import type { useSending } from './use-sending.ts';
import classes from './composer.module.css';

/** Files, what the text costs, and the button that says exactly what it does. */
export function ComposerFooter({
  mode,
  text,
  button,
  abilities,
  sending,
}: {
  mode: ComposerMode;
  text: string;
  button: string;
  abilities: ConversationView['abilities'];
  sending: ReturnType<typeof useSending>;
}) {
  const { t } = useLingui();
  const picker = useRef<HTMLInputElement>(null);
  const sendKey = usePreferences((state) => state.sendKey);
  const { blocked, noFiles, send, addFiles } = sending;
  const hint =
    sendKey === 'enter' ? t`Enter sends, Shift+Enter begins a new line` : t`Ctrl+Enter sends`;
  return (
    <div className={classes.bottom}>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t`Choose files`}
        onChange={(event) => {
          addFiles(event.currentTarget.files ?? []);
          event.currentTarget.value = '';
        }}
      />
      <IconButton
        label={noFiles ?? t`Attach files`}
        {...(noFiles ? { 'data-disabled': true } : {})}
        aria-disabled={noFiles !== null}
        onClick={() => {
          if (noFiles === null) picker.current?.click();
        }}
      >
        <IconPaperclip size={18} stroke={1.7} />
      </IconButton>
      <span className={classes.hint}>{t`/ searches knowledge`}</span>
      <span className={classes.spacer} />
      {mode === 'reply' ? <SegmentCounter text={text} abilities={abilities} /> : null}
      <ActionButton
        label={button}
        hint={hint}
        icon={mode === 'note' ? <IconLock size={15} /> : <IconSend size={15} />}
        blocked={blocked}
        isPrimary
        onClick={send}
      />
    </div>
  );
}
