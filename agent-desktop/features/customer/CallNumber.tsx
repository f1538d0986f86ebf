import { useLingui } from '@lingui/react/macro';
import { IconPhoneOutgoing } from '@tabler/icons-react';
import { useCallOf } from '../../realtime/use-call-of.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Refusal } from '../../ui/states.tsx';

/** Calls a number of the customer's in the conversation one holds, where no call goes on. */
export function CallNumber({ number, conversationId }: { number: string; conversationId: string }) {
  const { t } = useLingui();
  const call = useCallOf(conversationId);
  const place = useCommand('call-customer');
  if (call !== null && call.state !== 'ended') return null;
  return (
    <>
      <IconButton
        label={t`Call ${number}`}
        variant="default"
        size="sm"
        loading={place.isAsked}
        onClick={() => void place.run({ conversationId, number })}
      >
        <IconPhoneOutgoing size={14} aria-hidden />
      </IconButton>
      <Refusal problem={place.problem} />
    </>
  );
}
