import { useLingui } from '@lingui/react/macro';
import { IconArrowForwardUp, IconBulb, IconCheck } from '@tabler/icons-react';
import { whyNotConversation } from '@zentrale/channels/rules';
import type { ConversationView, SupervisionView, WorkView } from '@zentrale/protocol/views';
import { CallCustomerAction } from '../features/call/CallCustomerAction.tsx';
import { IdentifyAction } from '../features/identification/IdentifyAction.tsx';
import { HoldAction } from '../features/work-acts/HoldAction.tsx';
import { ParkAction } from '../features/work-acts/ParkAction.tsx';
import { ReopenAction } from '../features/work-acts/ReopenAction.tsx';
import { useBlocked } from '../features/work-acts/use-blocked.ts';
import { WorkAction } from '../features/work-acts/WorkAction.tsx';
import { useShortcut } from '../keyboard/shortcuts.ts';
import { openDialog } from '../state/dialogs.ts';
import { useWhyNot } from '../api/use-why-not.ts';
import { CallbackMark } from '../ui/CallbackMark.tsx';
import { ChannelMark } from '../ui/ChannelMark.tsx';
import { useEntry } from '../realtime/use-topic.ts';
import { Since } from '../ui/clocks.tsx';
import { SupervisionMark } from '../ui/SupervisionMark.tsx';
import classes from './WorkPane.module.css';

/** Who this is about, and what can be done with it. */
export function WorkHeader({
  work,
  conversation,
}: {
  work: WorkView;
  conversation: ConversationView | null;
}) {
  const { t } = useLingui();
  const supervision = useEntry<SupervisionView>(
    `conversation/${work.conversationId}`,
    'supervision',
  );
  // Who speaks along stands below, among those who take part.
  const readers = (supervision?.supervisors ?? []).filter(({ mode }) => mode === 'monitor');
  return (
    <header className={classes.head}>
      <div className={classes.about}>
        <h2 className={classes.name}>
          {work.customerName} <span className={classes.subject}>{work.subject}</span>
        </h2>
        <p className={classes.meta}>
          <ChannelMark channel={work.channel} />
          {conversation?.isCustomerPresent === null || !conversation ? null : (
            <span className={classes.presence} data-present={conversation.isCustomerPresent}>
              {conversation.isCustomerPresent ? t`on the page` : t`away from the page`}
            </span>
          )}
          {work.isCallback ? <CallbackMark /> : null}
          <span className={classes.queue}>{work.queueName}</span>
          <Since at={work.assignedAt} />
          <SupervisionMark supervisors={readers} />
        </p>
      </div>
      <WorkActions work={work} conversation={conversation} />
    </header>
  );
}

function WorkActions({
  work,
  conversation,
}: {
  work: WorkView;
  conversation: ConversationView | null;
}) {
  const { t } = useLingui();
  const whyNot = useWhyNot();
  const blocked = useBlocked(work);
  const { interactionId, conversationId } = work;
  const isWrapUp = work.state === 'wrap-up';
  const cannotAsk = conversation
    ? whyNot(whyNotConversation('request-consult', conversation))
    : t`Loading`;
  const ask = (whom: 'expert' | 'colleague') =>
    openDialog({ kind: 'ask', whom, interactionId, conversationId });
  useShortcut({
    id: 'ask-colleague',
    chord: 'alt+shift+x',
    label: t`Ask a colleague`,
    group: 'work',
    blocked: blocked('consult'),
    run: () => ask('colleague'),
  });
  return (
    <div className={classes.actions}>
      <CallCustomerAction work={work} conversation={conversation} />
      <IdentifyAction work={work} conversation={conversation} />
      {isWrapUp ? <ReopenAction work={work} /> : <HoldAction work={work} />}
      <ParkAction work={work} />
      <WorkAction
        id="ask-expert"
        chord="alt+x"
        label={t`Ask`}
        hint={t`Ask an expert or a colleague`}
        icon={<IconBulb size={16} stroke={1.8} />}
        blocked={cannotAsk}
        onRun={() => ask('expert')}
      />
      <WorkAction
        id="transfer"
        chord="alt+t"
        label={t`Transfer`}
        hint={t`Transfer to a queue or an agent`}
        icon={<IconArrowForwardUp size={16} stroke={1.8} />}
        blocked={blocked('transferToQueue')}
        onRun={() => openDialog({ kind: 'transfer', interactionId })}
      />
      <WorkAction
        id="complete"
        chord="alt+c"
        label={t`Complete`}
        hint={t`Complete with a disposition`}
        icon={<IconCheck size={16} stroke={1.8} />}
        blocked={blocked('complete')}
        isPrimary={work.state === 'active'}
        onRun={() => openDialog({ kind: 'complete', interactionId })}
      />
    </div>
  );
}
