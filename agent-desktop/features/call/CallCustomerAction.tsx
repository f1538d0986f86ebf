import { useLingui } from '@lingui/react/macro';
import { IconPhoneOutgoing } from '@tabler/icons-react';
import type { CallView, ConversationView, WorkView } from '@zentrale/protocol/views';
import { useCommand } from '../../realtime/use-command.ts';
import { useEntry } from '../../realtime/use-topic.ts';
import { Refusal } from '../../ui/states.tsx';
import { WorkAction } from '../work-acts/WorkAction.tsx';

/** Calls back whoever called, where nobody is on the line. */
export function CallCustomerAction({
  work,
  conversation,
}: {
  work: WorkView;
  conversation: ConversationView | null;
}) {
  const { t } = useLingui();
  const call = useEntry<CallView>(`conversation/${work.conversationId}`, 'call');
  const place = useCommand('call-customer');
  const isHeld = work.state === 'active' || work.state === 'on-hold';
  if (conversation?.channel !== 'voice' || !isHeld || (call && call.state !== 'ended')) return null;
  const number = conversation.replyTo;
  return (
    <>
      <WorkAction
        id="call-customer"
        chord="alt+l"
        label={t`Call customer`}
        hint={t`Call ${number}`}
        icon={<IconPhoneOutgoing size={16} stroke={1.8} />}
        blocked={number === '' ? t`The customer’s number is not known.` : null}
        isPrimary
        isBusy={place.isAsked}
        onRun={() => void place.run({ conversationId: work.conversationId })}
      />
      <Refusal problem={place.problem} />
    </>
  );
}
