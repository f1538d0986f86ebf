import { Textarea } from '@mantine/core';
import type { KeyboardEvent, RefObject } from 'react';
import { usePreferences } from '../../state/preferences.ts';
import type { useSlashMenu } from './SlashMenu.tsx';
import type { useSending } from './use-sending.ts';
import classes from './composer.module.css';

export function ComposerField({
  fieldRef,
  text,
  label,
  placeholder,
  blocked,
  slash,
  sending,
}: {
  fieldRef: RefObject<HTMLTextAreaElement | null>;
  text: string;
  label: string;
  placeholder: string;
  /** Why nothing can be written in this mode. */
  blocked: string | null;
  slash: ReturnType<typeof useSlashMenu>;
  sending: ReturnType<typeof useSending>;
}) {
  const sendKey = usePreferences((state) => state.sendKey);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While an input method composes a word, Enter belongs to it.
    if (event.nativeEvent.isComposing || slash.onKeyDown(event) || event.key !== 'Enter') return;
    const isCtrl = event.ctrlKey || event.metaKey;
    if (isCtrl || (sendKey === 'enter' && !event.shiftKey && !event.altKey)) {
      event.preventDefault();
      sending.send();
    }
  };
  return (
    <Textarea
      ref={fieldRef}
      aria-label={label}
      autosize
      minRows={2}
      maxRows={9}
      variant="unstyled"
      classNames={{ input: classes.field }}
      value={text}
      placeholder={blocked ?? placeholder}
      // Not disabled: it keeps the focus until writing is possible, and can be asked why not.
      readOnly={blocked !== null && text === ''}
      aria-disabled={blocked !== null || undefined}
      {...slash.fieldProps}
      onChange={(event) => sending.type(event.currentTarget.value)}
      onSelect={slash.onSelect}
      onKeyDown={onKeyDown}
      onPaste={(event) => {
        if (event.clipboardData.files.length === 0) return;
        event.preventDefault();
        sending.addFiles(event.clipboardData.files);
      }}
    />
  );
}
