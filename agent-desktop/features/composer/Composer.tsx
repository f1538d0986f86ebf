import { SegmentedControl } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconLock, IconUsers } from '@tabler/icons-react';
import type { ConversationView } from '@zentrale/protocol/views';
import { useState } from 'react';
import { useDraft, type ComposerMode } from '../../state/drafts.ts';
import { ComposerField } from './ComposerField.tsx';
import { ComposerFooter } from './ComposerFooter.tsx';
import { isReplyPossible, modeNow, type ChosenMode, type WritingMode } from './modes.ts';
import { SlashMenu, useSlashMenu } from './SlashMenu.tsx';
import { UploadList } from './UploadList.tsx';
import { useInsertion } from './use-insertion.ts';
import { useModeWords } from './use-mode-words.ts';
import { useSending } from './use-sending.ts';
import { useWritingKeys } from './use-writing-keys.ts';
import classes from './composer.module.css';

/** Where agents and experts write: to the customer, for colleagues, or to each other. */
export function Composer({
  conversation,
  modes,
}: {
  conversation: ConversationView;
  modes: readonly WritingMode[];
}) {
  const { t } = useLingui();
  const [current, setMode] = useMode(modes);
  const mode = current?.mode ?? 'reply';
  const text = useDraft(conversation.conversationId, mode);
  const words = useModeWords(conversation, current);
  const sending = useSending(conversation, current, text);
  const insertion = useInsertion(conversation.conversationId, mode, text, setMode);
  const slash = useSlashMenu(text, insertion.field, conversation.language, (query, article) =>
    insertion.insertAt(query.from, query.to, article),
  );
  useWritingKeys(modes, insertion.focus);

  return (
    // Dropping files is the second way; the button beside the field is the first.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={classes.composer}
      data-mode={mode}
      aria-label={t`Write`}
      onSubmit={(event) => {
        event.preventDefault();
        sending.send();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        sending.addFiles(event.dataTransfer.files);
      }}
    >
      <div className={classes.top}>
        <SegmentedControl
          aria-label={t`What to write`}
          value={mode}
          onChange={insertion.focus}
          data={modes.map((one) => ({ value: one.mode, label: words.names[one.mode] }))}
        />
        <span className={classes.to}>
          {mode === 'note' ? <IconLock size={14} aria-hidden /> : null}
          {mode === 'consult' ? <IconUsers size={14} aria-hidden /> : null}
          {words.to}
        </span>
      </div>
      <SlashMenu menu={slash} />
      <ComposerField
        fieldRef={insertion.field}
        text={text}
        label={words.fieldLabel}
        placeholder={words.placeholder}
        blocked={current?.blocked ?? null}
        slash={slash}
        sending={sending}
      />
      <UploadList uploads={sending.uploads.uploads} onRemove={sending.uploads.remove} />
      <ComposerFooter
        mode={mode}
        text={text}
        button={words.button}
        abilities={conversation.abilities}
        sending={sending}
      />
    </form>
  );
}

function useMode(
  modes: readonly WritingMode[],
): readonly [WritingMode | undefined, (mode: ComposerMode) => void] {
  const [chosen, setChosen] = useState<ChosenMode | null>(null);
  const canReply = isReplyPossible(modes);
  return [modeNow(modes, chosen), (mode) => setChosen({ mode, canReply })];
}
