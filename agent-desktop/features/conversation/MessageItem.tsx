import { UnstyledButton } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import {
  IconAlertCircle,
  IconCheck,
  IconChecks,
  IconClock,
  IconLock,
  IconUsers,
} from '@tabler/icons-react';
import type { MessageView } from '@zentrale/protocol/views';
import type { ReactNode } from 'react';
import { discardOutgoing, sendAgain, type OutgoingMessage } from '../../realtime/outgoing.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { dateTimeText, timeText } from '../../ui/duration.ts';
import { AttachmentList } from './AttachmentList.tsx';
import { useNoteWords } from './use-note-words.ts';
import classes from './conversation.module.css';

type Tone = 'in' | 'out' | 'note' | 'consult';

function toneOf(message: {
  visibility: 'public' | 'internal';
  consultId: string | null;
  direction?: string;
}): Tone {
  if (message.consultId !== null && message.visibility === 'internal') return 'consult';
  if (message.visibility === 'internal') return 'note';
  return message.direction === 'in' ? 'in' : 'out';
}

export function MessageItem({
  message,
  isContinued,
}: {
  message: MessageView;
  isContinued: boolean;
}) {
  const { i18n } = useLingui();
  const noteWords = useNoteWords();
  if (message.note) {
    return (
      <p className={classes.system}>
        <span>{noteWords(message.note)}</span>
        <time className="tabular" dateTime={new Date(message.sentAt).toISOString()}>
          {timeText(message.sentAt, i18n.locale)}
        </time>
      </p>
    );
  }
  return (
    <Bubble
      tone={toneOf(message)}
      isContinued={isContinued}
      name={message.author.name}
      at={message.sentAt}
      text={message.text}
      addressee={message.addressee?.name ?? null}
      footer={message.direction === 'out' ? <Delivery message={message} /> : null}
    >
      <AttachmentList attachments={message.attachments} />
    </Bubble>
  );
}

export function OutgoingItem({ outgoing }: { outgoing: OutgoingMessage }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const { problem } = outgoing;
  return (
    <Bubble
      tone={toneOf({ ...outgoing, direction: 'out' })}
      isContinued={false}
      name={t`You`}
      at={outgoing.askedAt}
      text={outgoing.text}
      footer={
        problem ? (
          <span className={classes.failed} role="alert">
            <IconAlertCircle size={14} aria-hidden />
            <span>{t`Not sent: ${words(problem)}`}</span>
            <UnstyledButton className={classes.retry} onClick={() => sendAgain(outgoing)}>
              {t`Send again`}
            </UnstyledButton>
            <UnstyledButton
              className={classes.retry}
              onClick={() => discardOutgoing(outgoing.clientId)}
            >
              {t`Discard`}
            </UnstyledButton>
          </span>
        ) : (
          <span className={classes.delivery}>
            <IconClock size={14} aria-hidden />
            {t`Sending…`}
          </span>
        )
      }
    >
      <AttachmentList attachments={outgoing.attachments} />
    </Bubble>
  );
}

function Bubble({
  tone,
  isContinued,
  name,
  at,
  text,
  addressee = null,
  footer,
  children,
}: {
  tone: Tone;
  isContinued: boolean;
  name: string;
  at: number;
  text: string;
  /** Of a coach's note: whom it is meant for. */
  addressee?: string | null;
  footer: ReactNode;
  children: ReactNode;
}) {
  const { t, i18n } = useLingui();
  return (
    <article className={classes.message} data-tone={tone} data-continued={isContinued}>
      {isContinued ? (
        <span className="visually-hidden">{name}</span>
      ) : (
        <header className={classes.author}>
          <span className={classes.authorName}>{name}</span>
          <time
            className="tabular"
            dateTime={new Date(at).toISOString()}
            title={dateTimeText(at, i18n.locale)}
          >
            {timeText(at, i18n.locale)}
          </time>
        </header>
      )}
      <div className={classes.bubble}>
        {tone === 'note' ? (
          <p className={classes.label}>
            <IconLock size={13} stroke={2.2} aria-hidden />
            {addressee === null
              ? t`Internal note – the customer does not see this`
              : t`Coaching for ${addressee} – the customer does not see this`}
          </p>
        ) : null}
        {tone === 'consult' ? (
          <p className={classes.label}>
            <IconUsers size={13} stroke={2.2} aria-hidden />
            {t`Only agent and expert see this`}
          </p>
        ) : null}
        {text ? <p className={classes.text}>{text}</p> : null}
        {children}
      </div>
      {footer}
    </article>
  );
}

function Delivery({ message }: { message: MessageView }) {
  const { t } = useLingui();
  const retry = useCommand('retry-message');
  const words = useProblemWords();
  if (message.visibility === 'internal') return null;
  if (message.status === 'failed') {
    return (
      <span className={classes.failed}>
        <IconAlertCircle size={14} aria-hidden />
        <span>
          {message.failure ? t`Not delivered: ${message.failure}` : t`Not delivered`}
          {retry.problem ? ` – ${words(retry.problem)}` : ''}
        </span>
        <UnstyledButton
          className={classes.retry}
          disabled={retry.isAsked}
          onClick={() => void retry.run({ messageId: message.messageId })}
        >
          {t`Try again`}
        </UnstyledButton>
      </span>
    );
  }
  const [icon, name] = {
    received: [null, ''],
    queued: [<IconClock key="i" size={14} aria-hidden />, t`Sending…`],
    sent: [<IconCheck key="i" size={14} aria-hidden />, t`Sent`],
    delivered: [<IconChecks key="i" size={14} aria-hidden />, t`Delivered`],
    read: [<IconChecks key="i" size={14} aria-hidden className={classes.read} />, t`Read`],
  }[message.status] as [ReactNode, string];
  return (
    <span className={classes.delivery}>
      {icon}
      {name}
    </span>
  );
}
