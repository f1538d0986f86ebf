import { useLingui } from '@lingui/react/macro';
import { IconBulb } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { whyNotConsult, whyNotConversation } from '@zentrale/channels/rules';
import type { ConsultView, ConversationView } from '@zentrale/protocol/views';
import { useSession } from '../api/session.ts';
import { Pictures } from '../features/call/Pictures.tsx';
import { Composer } from '../features/composer/Composer.tsx';
import type { WritingMode } from '../features/composer/modes.ts';
import { Timeline } from '../features/conversation/Timeline.tsx';
import { ConsultHeader } from '../features/expert/ConsultHeader.tsx';
import { ConsultList } from '../features/expert/ConsultList.tsx';
import { useCallOf } from '../realtime/use-call-of.ts';
import { useEntry, useTopic } from '../realtime/use-topic.ts';
import { useWhyNot } from '../api/use-why-not.ts';
import { Columns } from '../ui/Columns.tsx';
import { EmptyState } from '../ui/states.tsx';
import { ContextPanel } from './ContextPanel.tsx';
import classes from './WorkPane.module.css';

/** The light view for experts: questions, their whole context, and a private talk. */
export function ExpertDesk() {
  const { t } = useLingui();
  const { consultId = null } = useParams({ strict: false });
  const consult = useEntry<ConsultView>('desk', `consult:${consultId ?? ''}`);
  const desk = useTopic('desk');
  // The desk holds what goes on; what is named in the address and not there is over.
  const isGone = consultId !== null && consult === null && desk.phase === 'live';
  const isOver = isGone || consult?.state === 'ended' || consult?.state === 'declined';
  const conversationId = consult && !isOver ? consult.conversationId : null;
  const conversation = useEntry<ConversationView>(
    conversationId === null ? null : `conversation/${conversationId}`,
    'conversation',
  );
  return (
    <>
      <title>{t`Expert – Zentrale`}</title>
      <Columns
        id="expert"
        label={t`Width of the columns`}
        left={<ConsultList />}
        middle={
          consult && !isOver ? (
            <ConsultPane key={consult.consultId} consult={consult} conversation={conversation} />
          ) : (
            <EmptyState
              icon={<IconBulb size={22} />}
              title={isOver ? t`This consultation is over` : t`No question is open`}
            >
              {isOver
                ? t`You no longer take part, so the conversation is not shown any more.`
                : t`Choose a question on the left.`}
            </EmptyState>
          )
        }
        right={
          consult && conversation ? (
            <ContextPanel
              key={consult.consultId}
              isReadOnly
              work={{
                conversationId: consult.conversationId,
                customerId: conversation.customerId,
                interactionId: consult.interactionId ?? '',
              }}
            />
          ) : null
        }
      />
    </>
  );
}

function ConsultPane({
  consult,
  conversation,
}: {
  consult: ConsultView;
  conversation: ConversationView | null;
}) {
  const { t } = useLingui();
  const session = useSession();
  const whyNot = useWhyNot();
  const call = useCallOf(consult.conversationId);
  const modes: WritingMode[] = conversation
    ? [
        {
          mode: 'consult',
          blocked:
            consult.state === 'requested'
              ? t`Take the question first.`
              : whyNot(whyNotConsult('write-privately', consult, session.personId)),
          consultId: consult.consultId,
          partnerName: consult.agentName,
        },
        {
          mode: 'reply',
          blocked:
            consult.state === 'joined'
              ? whyNot(whyNotConversation('write-to-customer', conversation))
              : t`Join the conversation to write to the customer.`,
        },
      ]
    : [];
  return (
    <section className={classes.pane} aria-label={t`Question of ${consult.agentName}`}>
      <ConsultHeader consult={consult} />
      <Pictures call={call} />
      <Timeline conversationId={consult.conversationId} />
      {conversation ? <Composer conversation={conversation} modes={modes} /> : null}
    </section>
  );
}
