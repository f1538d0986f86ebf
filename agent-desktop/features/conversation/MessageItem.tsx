import { UnstyledButton } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import {
  IconAlertCircle,
  IconCheck,
  IconChecks,
  IconClock,
  IconLock,
  IconMicrophone,
  IconUsers,
} from '@tabler/icons-react';
import type { MessageView, SpeechView } from '@zentrale/protocol/views';
import type { ReactNode } from 'react';
import { discardOutgoing, sendAgain, type OutgoingMessage } from '../../realtime/outgoing.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { dateTimeText, timeText } from '../../ui/duration.ts';
import { SpokenMark } from '../../ui/SpokenMark.tsx';
import { AttachmentList } from './AttachmentList.tsx';
import { useNoteWords } from './use-note-words.ts';
import classes from './conversation.module.css';

/** How sure a transcriber must be of what it heard. */
const SURE_PCT = 60;

type Tone = 'in' | 'out' | 'note' | 'consult';

/** The customer's words are on her side, whether she wrote or said them. */
function spokenTone({ author }: Pick<MessageView, 'author'>): Tone {
  return author.kind === 'customer' ? 'in' : 'out';
}

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
  const { spoken } = message;
  return (
    <Bubble
      tone={spoken ? spokenTone(message) : toneOf(message)}
      isContinued={isContinued}
      name={message.author.name}
      at={message.sentAt}
      text={message.text}
      spoken={spoken && (spoken.isScript ? 'script' : 'said')}
      isUnsure={(spoken?.confidencePct ?? SURE_PCT) < SURE_PCT}
      addressee={message.addressee?.name ?? null}
      footer={message.direction === 'out' ? <Delivery message={message} /> : null}
    >
      <AttachmentList attachments={message.attachments} />
    </Bubble>
  );
}

/** What somebody in the call is saying just now. */
export function SpeechItem({ speech }: { speech: SpeechView }) {
  const { t } = useLingui();
  return (
    <Bubble
      tone={spokenTone(speech)}
      isContinued={false}
      name={speech.author.name}
      at={null}
      text={speech.text}
      spoken={speech.isScript ? 'script' : 'said'}
      footer={
        <span className={classes.delivery}>
          <IconMicrophone size={14} aria-hidden />
          {t`is speaking…`}
        </span>
      }
    />
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
  spoken = null,
  isUnsure = false,
  addressee = null,
  footer,
  children,
}: {
  tone: Tone;
  isContinued: boolean;
  name: string;
  /** `null`: it goes on. */
  at: number | null;
  text: string;
  /** Said in a call, or in the script of a demonstration. */
  spoken?: 'said' | 'script' | null;
  isUnsure?: boolean;
  /** Of a coach's note: whom it is meant for. */
  addressee?: string | null;
  footer: ReactNode;
  children?: ReactNode;
}) {
  const { t, i18n } = useLingui();
  return (
    <article
      className={classes.message}
      data-tone={tone}
      data-continued={isContinued}
      data-spoken={spoken ?? undefined}
    >
      {isContinued ? (
        <span className="visually-hidden">{name}</span>
      ) : (
        <header className={classes.author}>
          <span className={classes.authorName}>{name}</span>
          {at === null ? null : (
            <time
              className="tabular"
              dateTime={new Date(at).toISOString()}
              title={dateTimeText(at, i18n.locale)}
            >
              {timeText(at, i18n.locale)}
            </time>
          )}
          {spoken ? <SpokenMark isScript={spoken === 'script'} /> : null}
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
        {isUnsure ? <p className={classes.unsure}>{t`Not clearly understood`}</p> : null}
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
