import { useLingui } from '@lingui/react/macro';
import { IconArrowForwardUp, IconFlag, IconHandGrab, IconMessage } from '@tabler/icons-react';
import type { ExplanationView } from '@zentrale/protocol/views';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { useFloorSearch } from '../use-floor-search.ts';
import { openAct } from './act-dialog.ts';
import { useWhyNotAct } from './use-may-act.ts';
import classes from '../panels/panels.module.css';

/** What a supervisor can do with work that waits. */
export function WaitingActs({ why }: { why: ExplanationView }) {
  const { t } = useLingui();
  const { show } = useFloorSearch();
  const blocked = useWhyNotAct();
  const { interactionId, conversationId, priority } = why;
  const name = why.customerName || t`Unknown customer`;
  return (
    <div className={classes.acts}>
      <ActionButton
        label={t`Reassign`}
        icon={<IconArrowForwardUp size={15} />}
        blocked={blocked}
        onClick={() => openAct({ kind: 'reassign', interactionId, name })}
      />
      <ActionButton
        label={t`Priority`}
        icon={<IconFlag size={15} />}
        blocked={blocked}
        onClick={() => openAct({ kind: 'priority', interactionId, name, priority })}
      />
      <ActionButton
        label={t`Take over`}
        icon={<IconHandGrab size={15} />}
        blocked={blocked}
        onClick={() => openAct({ kind: 'take-over', interactionId, name })}
      />
      <ActionButton
        label={t`Read it`}
        icon={<IconMessage size={15} />}
        blocked={null}
        onClick={() => show({ kind: 'conversation', conversationId })}
      />
    </div>
  );
}
