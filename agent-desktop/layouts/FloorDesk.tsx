import { Drawer } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { ConversationView } from '@zentrale/protocol/views';
import { useMemo } from 'react';
import { useNoteWords } from '../features/conversation/use-note-words.ts';
import { useReasonName } from '../features/presence/use-reason-name.ts';
import { FloorPage } from '../features/supervisor-floor/FloorPage.tsx';
import { useFloorSearch } from '../features/supervisor-floor/use-floor-search.ts';
import { useEntries, useEntry, useTopic } from '../realtime/use-topic.ts';
import { ChannelMark } from '../ui/ChannelMark.tsx';
import { ErrorState, LoadingRows } from '../ui/states.tsx';
import { Transcript } from '../ui/Transcript.tsx';
import classes from './FloorDesk.module.css';

/** The floor, and beside it the conversation somebody wants to look into. */
export function FloorDesk() {
  const { search, change } = useFloorSearch();
  const reasonName = useReasonName();
  return (
    <>
      <FloorPage reasonName={reasonName} />
      <ConversationDrawer
        conversationId={search.conversation ?? null}
        onClose={() => change({ conversation: undefined })}
      />
    </>
  );
}

function ConversationDrawer({
  conversationId,
  onClose,
}: {
  conversationId: string | null;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const name = conversationId === null ? null : `conversation/${conversationId}`;
  const conversation = useEntry<ConversationView>(name, 'conversation');
  return (
    <Drawer
      opened={conversationId !== null}
      onClose={onClose}
      position="right"
      size={520}
      title={conversation?.customerName ?? t`Conversation`}
      closeButtonProps={{ 'aria-label': t`Close` }}
      classNames={{ content: classes.content, body: classes.body, title: classes.title }}
    >
      {name === null ? null : <Reading name={name} conversation={conversation} />}
    </Drawer>
  );
}

function Reading({ name, conversation }: { name: string; conversation: ConversationView | null }) {
  const { t } = useLingui();
  const topic = useTopic(name);
  const messages = useEntries(name, 'message');
  const noteWords = useNoteWords();
  const inOrder = useMemo(() => messages.toSorted((a, b) => a.seq - b.seq), [messages]);
  if (topic.phase === 'refused' && topic.problem) return <ErrorState problem={topic.problem} />;
  if (conversation === null) return <LoadingRows count={6} />;
  return (
    <>
      <p className={classes.about}>
        <ChannelMark channel={conversation.channel} />
        <span>{conversation.subject}</span>
        <span className={classes.readOnly}>
          {conversation.state === 'open' ? t`Read only` : t`Closed`}
        </span>
      </p>
      <div className={classes.transcript}>
        <Transcript messages={inOrder} noteWords={noteWords} />
      </div>
    </>
  );
}
