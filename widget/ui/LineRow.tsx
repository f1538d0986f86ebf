import type { AttachmentView } from '@zentrale/protocol';
import { useState } from 'preact/hooks';
import { linkify } from '../chat/linkify.ts';
import type { Delivery, Line } from '../chat/lines.ts';
import { sizeInWords } from '../text/catalog.ts';
import { noteInWords } from '../text/notes.ts';
import { Icon } from './icons.tsx';
import { troubleInWords } from './trouble-words.ts';
import { useShown } from './use-session.ts';

export function LineRow({ line }: { line: Line }) {
  const { state, say } = useShown();
  if (line.kind === 'note') {
    const { note } = line.message;
    const words = note && noteInWords(note, state.language);
    return words ? <p class="note">{words}</p> : null;
  }
  const isOwn = line.kind !== 'theirs';
  const { text, attachments } = line.kind === 'unsent' ? line.item : line.message;
  const at = line.kind === 'unsent' ? line.item.writtenAt : line.message.sentAt;
  return (
    <article class={isOwn ? 'line own' : 'line theirs'}>
      <p class={isOwn ? 'unseen' : 'author'}>{isOwn ? say('you') : line.message.author.name}</p>
      <div class="bubble">
        {text && <MessageText text={text} />}
        {attachments.map((each) => (
          <AttachedFile key={each.attachmentId} file={each} />
        ))}
      </div>
      <p class="meta">
        <time dateTime={new Date(at).toISOString()}>{timeInWords(at, state.language)}</time>
        {'delivery' in line && <DeliveryMark delivery={line.delivery} />}
      </p>
      {line.kind === 'unsent' && line.delivery === 'failed' && <Failed line={line} />}
    </article>
  );
}

function MessageText({ text }: { text: string }) {
  return (
    <p class="text" dir="auto">
      {linkify(text).map((piece, index) =>
        piece.href ? (
          <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
    </p>
  );
}

function AttachedFile({ file }: { file: AttachmentView }) {
  const { session, state, say } = useShown();
  const [hasFailed, setFailed] = useState(false);
  const size = sizeInWords(file.bytes, state.language);
  return (
    <>
      <button
        class="file"
        type="button"
        onClick={async () => {
          setFailed((await session.ongoing?.download(file.attachmentId, file.fileName)) === false);
        }}
      >
        <Icon name="file" size={18} />
        <span class="unseen">{say('download')}</span>
        <span class="file-name">{file.fileName}</span>
        <span>{size}</span>
      </button>
      {hasFailed && <p role="alert">{say('downloadFailed')}</p>}
    </>
  );
}

function DeliveryMark({ delivery }: { delivery: Delivery }) {
  const { say } = useShown();
  return (
    <span class={`delivery ${delivery}`}>
      <Icon name={delivery} size={14} />
      <span class={delivery === 'sent' || delivery === 'read' ? 'unseen' : ''}>
        {say(delivery)}
      </span>
    </span>
  );
}

function Failed({ line }: { line: Extract<Line, { kind: 'unsent' }> }) {
  const { session, state, say } = useShown();
  const about = { say, language: state.language, fileBytesMax: state.settings?.fileBytesMax ?? 0 };
  const { clientId, failure } = line.item;
  return (
    <div class="failed-actions">
      <p class="trouble">{troubleInWords(failure ?? 'server.bug', about)}</p>
      <button class="quiet" type="button" onClick={() => session.ongoing?.retry(clientId)}>
        {say('again')}
      </button>
      <button class="quiet" type="button" onClick={() => session.ongoing?.discard(clientId)}>
        {say('discard')}
      </button>
    </div>
  );
}

function timeInWords(at: number, language: string): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  const day = isToday ? {} : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(language, { ...day, hour: '2-digit', minute: '2-digit' }).format(
    at,
  );
}
