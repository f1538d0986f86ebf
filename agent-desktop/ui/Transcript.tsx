import { useLingui } from '@lingui/react/macro';
import { IconLock, IconMicrophone, IconPaperclip } from '@tabler/icons-react';
import type { MessageView, SystemNote } from '@zentrale/protocol/views';
import { dateTimeText, timeText } from './duration.ts';
import { LongList } from './LongList.tsx';
import classes from './Transcript.module.css';

/** What was said, to be read and nothing else: opening it marks nothing as read. */
export function Transcript({
  messages,
  noteWords,
}: {
  /** In their order. */
  messages: readonly MessageView[];
  noteWords: (note: SystemNote) => string;
}) {
  const { t } = useLingui();
  return (
    <LongList
      label={t`Conversation`}
      items={messages}
      keyOf={(message) => message.messageId}
      rowHeightPx={56}
      opensAtEnd
    >
      {(message) => <Line message={message} noteWords={noteWords} />}
    </LongList>
  );
}

function Line({
  message,
  noteWords,
}: {
  message: MessageView;
  noteWords: (note: SystemNote) => string;
}) {
  const { t, i18n } = useLingui();
  const time = (
    <time
      className="tabular"
      dateTime={new Date(message.sentAt).toISOString()}
      title={dateTimeText(message.sentAt, i18n.locale)}
    >
      {timeText(message.sentAt, i18n.locale)}
    </time>
  );
  if (message.note) {
    return (
      <p className={classes.note}>
        {noteWords(message.note)} {time}
      </p>
    );
  }
  const { spoken } = message;
  const isInternal = message.visibility === 'internal' && spoken === null;
  const addressee = message.addressee?.name ?? null;
  return (
    <article
      className={classes.line}
      data-direction={spoken && message.author.kind !== 'customer' ? 'out' : message.direction}
      data-internal={isInternal || undefined}
    >
      <header className={classes.head}>
        <strong>{message.author.name}</strong>
        {isInternal ? (
          <span className={classes.internal}>
            <IconLock size={12} stroke={2.2} aria-hidden />
            {addressee !== null
              ? t`Coaching for ${addressee}`
              : message.consultId === null
                ? t`Internal note`
                : t`Agent and expert only`}
          </span>
        ) : null}
        {spoken ? (
          <span className={classes.spoken} data-script={spoken.isScript}>
            <IconMicrophone size={12} stroke={2.2} aria-hidden />
            {spoken.isScript ? t`Demonstration script` : t`Spoken`}
          </span>
        ) : null}
        {message.status === 'failed' ? (
          <span className={classes.failed}>{t`Not delivered`}</span>
        ) : null}
        {time}
      </header>
      {message.text ? <p className={classes.text}>{message.text}</p> : null}
      {message.attachments.map((attachment) => (
        <a
          key={attachment.attachmentId}
          className={classes.file}
          href={`/api/v1/attachments/${attachment.attachmentId}`}
          download={attachment.fileName}
        >
          <IconPaperclip size={14} aria-hidden />
          {attachment.fileName}
        </a>
      ))}
    </article>
  );
}
