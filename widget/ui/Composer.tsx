import { useEffect, useRef, useState } from 'preact/hooks';
import type { Picked } from '../chat/state.ts';
import { LENGTH_MAX } from './form-rules.ts';
import { Icon } from './icons.tsx';
import { takeFocus } from './take-focus.ts';
import { troubleInWords } from './trouble-words.ts';
import { useShown } from './use-session.ts';

export function Composer() {
  const { session, state, say } = useShown();
  const [text, setText] = useState(session.draft);
  const areaRef = useRef<HTMLTextAreaElement>(null);
  useEffect(() => takeFocus(areaRef.current), []);

  const isUploading = state.picked.some((each) => each.state === 'uploading');
  const hasFiles = state.picked.some((each) => each.state === 'ready');
  const isTooLong = text.trim().length > LENGTH_MAX.text;
  const canSend = (text.trim() !== '' || hasFiles) && !isUploading && !isTooLong;
  const change = (next: string) => {
    setText(next);
    session.keepDraft(next);
  };
  const send = () => {
    if (!canSend) return;
    session.ongoing?.send(text.trim());
    change('');
    areaRef.current?.focus();
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {state.picked.map((each) => (
        <PickedFile key={each.pickId} picked={each} />
      ))}
      {isTooLong && (
        <p class="trouble" role="alert">
          {say('tooLong', { max: LENGTH_MAX.text })}
        </p>
      )}
      <div class="row">
        <AttachButton />
        <textarea
          ref={areaRef}
          rows={1}
          value={text}
          aria-label={say('compose')}
          aria-describedby="compose-hint"
          placeholder={say('compose')}
          onInput={(event) => {
            change(event.currentTarget.value);
            session.ongoing?.showTyping();
          }}
          onPaste={(event) => {
            const pasted = [...(event.clipboardData?.files ?? [])];
            if (pasted.length === 0) return;
            event.preventDefault();
            session.ongoing?.uploads.attach(pasted);
          }}
          onKeyDown={(event) => {
            // Enter that ends the choice of a character in an input method must not send.
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <button class="send" type="submit" aria-label={say('send')} aria-disabled={!canSend}>
          <Icon name="send" />
        </button>
      </div>
      <p class="unseen" id="compose-hint">
        {say('composeHint')}
      </p>
    </form>
  );
}

function AttachButton() {
  const { session, say } = useShown();
  const filesRef = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={filesRef}
        class="unseen"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const input = event.currentTarget;
          session.ongoing?.uploads.attach([...(input.files ?? [])]);
          // Choosing the same file again must count as a choice.
          input.value = '';
        }}
      />
      <button
        class="bare"
        type="button"
        aria-label={say('attach')}
        title={say('attach')}
        onClick={() => filesRef.current?.click()}
      >
        <Icon name="clip" />
      </button>
    </>
  );
}

function PickedFile({ picked }: { picked: Picked }) {
  const { session, state, say } = useShown();
  const about = { say, language: state.language, fileBytesMax: state.settings?.fileBytesMax ?? 0 };
  const canAgain =
    picked.state === 'failed' && session.ongoing?.uploads.canUploadAgain(picked.pickId);
  return (
    <div class={`picked ${picked.state}`}>
      <Icon name="file" size={16} />
      <span class="file-name">{picked.fileName}</span>
      {picked.state === 'uploading' && <span class="hint">{say('uploading')}</span>}
      {picked.failure && (
        <span class="trouble" role="alert">
          {troubleInWords(picked.failure, about)}
        </span>
      )}
      {canAgain && (
        <button
          class="quiet"
          type="button"
          onClick={() => session.ongoing?.uploads.uploadAgain(picked.pickId)}
        >
          {say('again')}
        </button>
      )}
      <button
        class="bare small"
        type="button"
        aria-label={say('remove', { name: picked.fileName })}
        onClick={() => session.ongoing?.uploads.unpick(picked.pickId)}
      >
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}
