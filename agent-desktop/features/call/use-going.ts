import { useLingui } from '@lingui/react/macro';
import type { CallView } from '@zentrale/protocol/views';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { useEntries } from '../../realtime/use-topic.ts';

/**
 * How somebody gets out of a call: the holder ends it for everybody, whoever is beside her goes,
 * and with that stops taking part, as without a call.
 */
export function useGoing(call: CallView) {
  const { t } = useLingui();
  const { personId } = useSession();
  const end = useCommand('end-call');
  const leave = useCommand('end-party');
  const endConsult = useCommand('end-consult');
  const endSupervision = useCommand('end-supervision');
  const { callId, conversationId, interactionId, ownRole } = call;
  const isParty = useEntries('desk', 'party').some((one) => one.interactionId === interactionId);
  const consult = useEntries('desk', 'consult').find(
    (one) => one.conversationId === conversationId && one.expertId === personId,
  );
  const isAsked = [end, leave, endConsult, endSupervision].some((one) => one.isAsked);
  const problem =
    end.problem ?? leave.problem ?? endConsult.problem ?? endSupervision.problem ?? null;
  const isBeside = ownRole !== 'holder' && ownRole !== null;
  const run = () => {
    if (!isBeside) void end.run({ callId });
    else if (isParty && interactionId !== null) {
      void leave.run({ interactionId, agentId: personId });
    } else if (consult !== undefined) void endConsult.run({ consultId: consult.consultId });
    else if (interactionId !== null) void endSupervision.run({ interactionId });
  };
  return { label: isBeside ? t`Leave the call` : t`Hang up`, isAsked, problem, run };
}
