import { useLingui } from '@lingui/react/macro';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import type { WorkView } from '@zentrale/protocol/views';
import { useCommand } from '../../realtime/use-command.ts';
import { Refusal } from '../../ui/states.tsx';
import { useBlocked } from './use-blocked.ts';
import { WorkAction } from './WorkAction.tsx';

/** Asks the customer to wait a moment, or goes on with one who waits; one key for both. */
export function HoldAction({ work }: { work: WorkView }) {
  const { t } = useLingui();
  const blocked = useBlocked(work);
  const hold = useCommand('hold-interaction');
  const retrieve = useCommand('retrieve-interaction');
  const { interactionId } = work;
  const isHeld = work.state === 'on-hold';
  return (
    <>
      <WorkAction
        id="hold"
        chord="alt+h"
        label={isHeld ? t`Go on` : t`Hold`}
        hint={isHeld ? t`Go on with the customer` : t`Ask the customer to wait a moment`}
        icon={
          isHeld ? (
            <IconPlayerPlay size={16} stroke={1.8} />
          ) : (
            <IconPlayerPause size={16} stroke={1.8} />
          )
        }
        blocked={isHeld ? null : blocked('hold')}
        isPrimary={isHeld}
        isBusy={hold.isAsked || retrieve.isAsked}
        onRun={() => void (isHeld ? retrieve : hold).run({ interactionId })}
      />
      <Refusal problem={hold.problem ?? retrieve.problem} />
    </>
  );
}
