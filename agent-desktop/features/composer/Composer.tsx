import { SegmentedControl, Textarea } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconLock, IconPaperclip, IconSend, IconUsers } from '@tabler/icons-react';
import { whyNotConversation } from '@zentrale/channels/rules';
import type { ConversationView } from '@zentrale/protocol/views';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { sendFleeting } from '../../realtime/desk.ts';
import { sendMessage } from '../../realtime/outgoing.ts';
import { useComposer } from '../../state/composer.ts';
import { readDraft, setDraft, useDraft, type ComposerMode } from '../../state/drafts.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useWhyNot } from '../../api/use-why-not.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import type { WritingMode } from './modes.ts';
import { SegmentCounter } from './SegmentCounter.tsx';
import { SlashMenu, useSlashMenu } from './SlashMenu.tsx';
import { spliceText } from './slash.ts';
import { UploadList } from './UploadList.tsx';
import { useUploads } from './use-uploads.ts';
import { useModeWords } from './use-mode-words.ts';
import classes from './composer.module.css';

const TYPING_EVERY_MS = 3_000;

/** Where agents and experts write. What the button says is exactly what it does. */
export function Composer({
  conversation,
  modes,
}: {
  conversation: ConversationView;
  modes: readonly WritingMode[];
}) {
  const { t } = useLingui();
  const whyNot = useWhyNot();
  const { conversationId, abilities } = conversation;
  const [wanted, setWanted] = useState<ComposerMode | null>(null);
  const current =
    modes.find(({ mode }) => mode === wanted) ??
    modes.find(({ blocked }) => blocked === null) ??
    modes[0];
  const mode = current?.mode ?? 'reply';
  const text = useDraft(conversationId, mode);
  const field = useRef<HTMLTextAreaElement>(null);
  const cursorTo = useRef<number | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const uploads = useUploads();
  const sendKey = usePreferences((state) => state.sendKey);
  const words = useModeWords(conversation, current);

  useLayoutEffect(() => {
    if (cursorTo.current === null || !field.current) return;
    field.current.focus();
    field.current.setSelectionRange(cursorTo.current, cursorTo.current);
    cursorTo.current = null;
  }, [text, mode]);

  const insertAt = (from: number, to: number, insertion: string, into: ComposerMode = mode) => {
    const next = spliceText(readDraft(conversationId, into), from, to, insertion);
    cursorTo.current = next.cursor;
    setDraft(conversationId, into, next.text);
    field.current?.focus();
  };
  const slash = useSlashMenu(text, field, conversation.language, (query, insertion) =>
    insertAt(query.from, query.to, insertion),
  );

  useEffect(() => {
    const handle = {
      conversationId,
      insert: (insertion: string, into: ComposerMode) => {
        const isSameMode = into === mode && field.current !== null;
        const end = readDraft(conversationId, into).length;
        setWanted(into);
        insertAt(
          isSameMode ? (field.current?.selectionStart ?? end) : end,
          isSameMode ? (field.current?.selectionEnd ?? end) : end,
          insertion,
          into,
        );
      },
      focus: (into: ComposerMode) => {
        setWanted(into);
        field.current?.focus();
      },
    };
    useComposer.setState({ handle });
    return () => useComposer.setState({ handle: null });
  });

  const isEmpty = text.trim() === '' && uploads.attachments.length === 0;
  const isTooLong = mode === 'reply' && text.length > abilities.textLengthMax;
  const blocked =
    current?.blocked ??
    (uploads.isBusy ? t`Wait until the files are uploaded.` : null) ??
    whyNot(isTooLong ? 'message.too-long' : isEmpty ? 'message.empty' : null);
  const noFiles = mode === 'reply' ? whyNot(whyNotConversation('attach-file', conversation)) : null;

  const send = () => {
    if (blocked !== null || !current) return;
    sendMessage({
      conversationId,
      visibility: mode === 'reply' ? 'public' : 'internal',
      consultId: current.mode === 'consult' ? current.consultId : null,
      text: text.trim(),
      attachments: uploads.attachments,
    });
    setDraft(conversationId, mode, '');
    uploads.clear();
  };

  const typedAt = useRef(0);
  const onType = (value: string) => {
    setDraft(conversationId, mode, value);
    const now = Date.now();
    if (mode === 'reply' && abilities.hasTyping && now - typedAt.current > TYPING_EVERY_MS) {
      typedAt.current = now;
      sendFleeting('show-typing', { conversationId });
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (slash.onKeyDown(event) || event.nativeEvent.isComposing || event.key !== 'Enter') return;
    const isCtrl = event.ctrlKey || event.metaKey;
    if (isCtrl || (sendKey === 'enter' && !event.shiftKey && !event.altKey)) {
      event.preventDefault();
      send();
    }
  };
  const addFiles = (files: Iterable<File>) => {
    if (noFiles === null) uploads.add(files);
  };

  const inWriting = { group: 'write' } as const;
  const focus = (into: ComposerMode) => {
    setWanted(into);
    field.current?.focus();
  };
  useShortcut({ id: 'reply', chord: 'alt+r', label: t`Write a reply`, ...inWriting, run: () => focus('reply') });
  useShortcut({ id: 'note', chord: 'alt+i', label: t`Write an internal note`, ...inWriting, run: () => focus('note') });
  useShortcut({
    id: 'consult-talk',
    chord: 'alt+p',
    label: t`Write to the expert privately`,
    ...inWriting,
    blocked: modes.some((one) => one.mode === 'consult') ? null : t`No expert takes part.`,
    run: () => focus('consult'),
  });

  return (
    <form
      className={classes.composer}
      data-mode={mode}
      aria-label={t`Write`}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        addFiles(event.dataTransfer.files);
      }}
    >
      <div className={classes.top}>
        <SegmentedControl
          aria-label={t`What to write`}
          value={mode}
          onChange={(value) => focus(value as ComposerMode)}
          data={modes.map((one) => ({ value: one.mode, label: words.names[one.mode] }))}
        />
        <span className={classes.to}>
          {mode === 'note' ? <IconLock size={14} aria-hidden /> : null}
          {mode === 'consult' ? <IconUsers size={14} aria-hidden /> : null}
          {words.to}
        </span>
      </div>
      <SlashMenu menu={slash} />
      <Textarea
        ref={field}
        aria-label={words.fieldLabel}
        autosize
        minRows={2}
        maxRows={9}
        variant="unstyled"
        classNames={{ input: classes.field }}
        value={text}
        placeholder={current?.blocked ?? words.placeholder}
        disabled={current?.blocked !== null && text === ''}
        {...slash.fieldProps}
        onChange={(event) => onType(event.currentTarget.value)}
        onSelect={slash.onSelect}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          if (event.clipboardData.files.length === 0) return;
          event.preventDefault();
          addFiles(event.clipboardData.files);
        }}
      />
      <UploadList uploads={uploads.uploads} onRemove={uploads.remove} />
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
          label={words.button}
          hint={sendKey === 'enter' ? t`Enter sends, Shift+Enter begins a new line` : t`Ctrl+Enter sends`}
          icon={mode === 'note' ? <IconLock size={15} /> : <IconSend size={15} />}
          blocked={blocked}
          isPrimary
          onClick={send}
        />
      </div>
    </form>
  );
}
