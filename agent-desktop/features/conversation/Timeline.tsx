import { Button } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconArrowDown } from '@tabler/icons-react';
import type { ConversationView } from '@zentrale/protocol/views';
import { useMemo } from 'react';
import { useOutgoing } from '../../realtime/outgoing.ts';
import { useNow } from '../../realtime/clock.ts';
import { useEntries, useEntry, useTopic } from '../../realtime/use-topic.ts';
import { dayText } from '../../ui/duration.ts';
import { ErrorState, LoadingRows } from '../../ui/states.tsx';
import { MessageItem, OutgoingItem, SpeechItem } from './MessageItem.tsx';
import { buildTimeline, type TimelineItem } from './timeline.ts';
import { isNearEnd, useScroll } from './use-scroll.ts';
import { TypingLine } from './TypingLine.tsx';
import { useMarkRead } from './use-mark-read.ts';
import { useSpokenNews } from './use-spoken-news.ts';
import classes from './conversation.module.css';

/** Everything said in a conversation, oldest first; only what is in sight is drawn. */
export function Timeline({ conversationId }: { conversationId: string }) {
  const { t } = useLingui();
  const name = `conversation/${conversationId}`;
  const topic = useTopic(name);
  const conversation = useEntry<ConversationView>(name, 'conversation');
  const messages = useEntries(name, 'message');
  const speeches = useEntries(name, 'speech');
  const allOutgoing = useOutgoing((state) => state.messages);
  const items = useMemo(
    () =>
      buildTimeline(
        messages,
        speeches,
        allOutgoing.filter((one) => one.conversationId === conversationId),
      ),
    [messages, speeches, allOutgoing, conversationId],
  );

  const { scroller, virtual, isAtEnd, setIsAtEnd, hasNew } = useScroll(items, topic.phase);
  useMarkRead(conversation, isAtEnd);
  useSpokenNews(messages);

  if (topic.phase === 'refused' && topic.problem) return <ErrorState problem={topic.problem} />;
  if (topic.phase === 'loading' && topic.collection === null) return <LoadingRows count={5} />;
  return (
    <div className={classes.timelineFrame}>
      <div
        ref={scroller}
        className={classes.timeline}
        // What scrolls must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={t`Conversation`}
        onScroll={(event) => {
          setIsAtEnd(isNearEnd(event.currentTarget));
        }}
      >
        <div className={classes.canvas} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((row) => {
            const item = items[row.index];
            return item ? (
              <div
                key={row.key}
                ref={virtual.measureElement}
                data-index={row.index}
                className={classes.item}
                style={{ transform: `translateY(${row.start}px)` }}
              >
                <Item item={item} />
              </div>
            ) : null;
          })}
        </div>
        <TypingLine conversationId={conversationId} customerName={conversation?.customerName} />
      </div>
      {isAtEnd ? null : (
        <Button
          className={classes.pill}
          radius="xl"
          size="compact-sm"
          variant={hasNew ? 'filled' : 'default'}
          leftSection={<IconArrowDown size={14} aria-hidden />}
          onClick={() => setIsAtEnd(true)}
        >
          {hasNew ? t`New messages` : t`To the newest`}
        </Button>
      )}
    </div>
  );
}

function Item({ item }: { item: TimelineItem }) {
  switch (item.kind) {
    case 'day':
      return <DayLine at={item.at} />;
    case 'message':
      return <MessageItem message={item.message} isContinued={item.isContinued} />;
    case 'speech':
      return <SpeechItem speech={item.speech} />;
    case 'outgoing':
      return <OutgoingItem outgoing={item.outgoing} />;
  }
}

function DayLine({ at }: { at: number }) {
  const { i18n } = useLingui();
  const now = useNow();
  return (
    <p className={classes.day}>
      <span>{dayText(at, now, i18n.locale)}</span>
    </p>
  );
}
