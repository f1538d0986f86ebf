import { useLingui } from '@lingui/react/macro';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { WorkView } from '@zentrale/protocol/views';
import { useCommand } from '../../realtime/use-command.ts';
import { Refusal } from '../../ui/states.tsx';
import { useBlocked } from './use-blocked.ts';
import { WorkAction } from './WorkAction.tsx';

/** Back from wrap-up to the customer. */
export function ReopenAction({ work }: { work: WorkView }) {
  const { t } = useLingui();
  const blocked = useBlocked(work);
  const reopen = useCommand('reopen-interaction');
  const { interactionId } = work;
  return (
    <>
      <WorkAction
        id="reopen"
        chord="alt+o"
        label={t`Reopen`}
        hint={t`Go on with the customer instead of wrapping up`}
        icon={<IconArrowBackUp size={16} stroke={1.8} />}
        blocked={blocked('reopen')}
        isBusy={reopen.isAsked}
        onRun={() => void reopen.run({ interactionId })}
      />
      <Refusal problem={reopen.problem} />
    </>
  );
}
