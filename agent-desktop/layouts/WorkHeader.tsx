import { useLingui } from '@lingui/react/macro';
import { IconArrowForwardUp, IconBulb, IconCheck } from '@tabler/icons-react';
import { whyNotConversation } from '@zentrale/channels/rules';
import { workActions } from '@zentrale/routing/rules';
import type { ConversationView, SupervisionView, WorkView } from '@zentrale/protocol/views';
import type { ReactNode } from 'react';
import { useShortcut } from '../keyboard/shortcuts.ts';
import { openDialog } from '../state/dialogs.ts';
import { useWhyNot } from '../api/use-why-not.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
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
          <SupervisionMark supervisors={supervision?.supervisors ?? []} />
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
  const { interactionId, conversationId } = work;
  const allowed = workActions(work.state);
  return (
    <div className={classes.actions}>
      <WorkAction
        id="ask-expert"
        chord="alt+x"
        label={t`Expert`}
        hint={t`Ask an expert`}
        icon={<IconBulb size={16} stroke={1.8} />}
        blocked={
          conversation ? whyNot(whyNotConversation('request-consult', conversation)) : t`Loading`
        }
        onRun={() => openDialog({ kind: 'ask-expert', conversationId })}
      />
      <WorkAction
        id="transfer"
        chord="alt+t"
        label={t`Transfer`}
        hint={t`Transfer to a queue or an agent`}
        icon={<IconArrowForwardUp size={16} stroke={1.8} />}
        blocked={whyNot(allowed.transferToQueue)}
        onRun={() => openDialog({ kind: 'transfer', interactionId })}
      />
      <WorkAction
        id="complete"
        chord="alt+c"
        label={t`Complete`}
        hint={t`Complete with a disposition`}
        icon={<IconCheck size={16} stroke={1.8} />}
        blocked={whyNot(allowed.complete)}
        isPrimary
        onRun={() => openDialog({ kind: 'complete', interactionId })}
      />
    </div>
  );
}

/** A button and its key are one action: same words, same reason when it cannot be used. */
function WorkAction({
  id,
  chord,
  label,
  hint,
  icon,
  blocked,
  isPrimary = false,
  onRun,
}: {
  id: string;
  chord: string;
  label: string;
  hint: string;
  icon: ReactNode;
  blocked: string | null;
  isPrimary?: boolean;
  onRun: () => void;
}) {
  useShortcut({ id, chord, label: hint, group: 'work', blocked, run: onRun });
  return (
    <ActionButton
      label={label}
      hint={hint}
      chord={chord}
      icon={icon}
      blocked={blocked}
      isPrimary={isPrimary}
      onClick={onRun}
    />
  );
}
