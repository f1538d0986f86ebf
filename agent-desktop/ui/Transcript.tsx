import { useLingui } from '@lingui/react/macro';
import { IconLock, IconPaperclip } from '@tabler/icons-react';
import type { MessageView, SpeechView, SystemNote } from '@zentrale/protocol/views';
import { dateTimeText, timeText } from './duration.ts';
import { LongList } from './LongList.tsx';
import { SpokenMark } from './SpokenMark.tsx';
import classes from './Transcript.module.css';

/** What was said, to be read and nothing else: opening it marks nothing as read. */
export function Transcript({
  messages,
  speeches,
  noteWords,
}: {
  /** In their order. */
  messages: readonly MessageView[];
  /** What is being said in a call. */
  speeches: readonly SpeechView[];
  noteWords: (note: SystemNote) => string;
}) {
  const { t } = useLingui();
  const arrived = new Set(messages.map(({ clientId }) => clientId));
  const growing = speeches.filter(({ speechId }) => !arrived.has(speechId));
  return (
    <LongList
      label={t`Conversation`}
      items={[...messages, ...growing]}
      keyOf={(one) => ('speechId' in one ? one.speechId : one.messageId)}
      rowHeightPx={56}
      opensAtEnd
    >
      {(one) =>
        'speechId' in one ? (
          <SpeechLine speech={one} />
        ) : (
          <Line message={one} noteWords={noteWords} />
        )
      }
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
      data-direction={spoken ? sideOf(message) : message.direction}
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
        {spoken ? <SpokenMark isScript={spoken.isScript} /> : null}
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

function SpeechLine({ speech }: { speech: SpeechView }) {
  const { t } = useLingui();
  return (
    <article className={classes.line} data-direction={sideOf(speech)}>
      <header className={classes.head}>
        <strong>{speech.author.name}</strong>
        <SpokenMark isScript={speech.isScript} />
        <span>{t`is speaking…`}</span>
      </header>
      <p className={classes.text}>{speech.text}</p>
    </article>
  );
}

/** On whose side what was said stands. */
function sideOf({ author }: Pick<SpeechView, 'author'>): 'in' | 'out' {
  return author.kind === 'customer' ? 'in' : 'out';
}
