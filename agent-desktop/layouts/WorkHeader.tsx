import { useLingui } from '@lingui/react/macro';
import { IconArrowForwardUp, IconBulb, IconCheck } from '@tabler/icons-react';
import { whyNotConversation } from '@zentrale/channels/rules';
import { workActions } from '@zentrale/routing/rules';
import type { ConversationView, WorkView } from '@zentrale/protocol/views';
import { useShortcut } from '../keyboard/shortcuts.ts';
import { openDialog } from '../state/dialogs.ts';
import { useWhyNot } from '../api/use-why-not.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { ChannelMark } from '../ui/ChannelMark.tsx';
import { Since } from '../ui/clocks.tsx';
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
  const whyNot = useWhyNot();
  const { interactionId, conversationId } = work;
  const actions = workActions(work.state);
  const noTransfer = whyNot(actions.transferToQueue);
  const noComplete = whyNot(actions.complete);
  const noExpert = conversation
    ? whyNot(whyNotConversation('request-consult', conversation))
    : t`Loading`;
  const askExpert = () => openDialog({ kind: 'ask-expert', conversationId });
  const transfer = () => openDialog({ kind: 'transfer', interactionId });
  const complete = () => openDialog({ kind: 'complete', interactionId });
  const inWork = { group: 'work' } as const;
  useShortcut({
    id: 'ask-expert',
    chord: 'alt+x',
    label: t`Ask an expert`,
    ...inWork,
    blocked: noExpert,
    run: askExpert,
  });
  useShortcut({
    id: 'transfer',
    chord: 'alt+t',
    label: t`Transfer`,
    ...inWork,
    blocked: noTransfer,
    run: transfer,
  });
  useShortcut({
    id: 'complete',
    chord: 'alt+c',
    label: t`Complete`,
    ...inWork,
    blocked: noComplete,
    run: complete,
  });

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
          <span className={classes.queue}>{work.queueName}</span>
          <Since at={work.assignedAt} />
        </p>
      </div>
      <div className={classes.actions}>
        <ActionButton
          label={t`Expert`}
          hint={t`Ask an expert`}
          chord="alt+x"
          icon={<IconBulb size={16} stroke={1.8} />}
          blocked={noExpert}
          onClick={askExpert}
        />
        <ActionButton
          label={t`Transfer`}
          hint={t`Transfer to a queue or an agent`}
          chord="alt+t"
          icon={<IconArrowForwardUp size={16} stroke={1.8} />}
          blocked={noTransfer}
          onClick={transfer}
        />
        <ActionButton
          label={t`Complete`}
          hint={t`Complete with a disposition`}
          chord="alt+c"
          icon={<IconCheck size={16} stroke={1.8} />}
          blocked={noComplete}
          isPrimary
          onClick={complete}
        />
      </div>
    </header>
  );
}
