import { useLingui } from '@lingui/react/macro';
import { IconArrowForwardUp, IconHandGrab } from '@tabler/icons-react';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import type { HeldWork } from '../panels/ConversationPanel.tsx';
import { openAct } from './act-dialog.ts';
import { useWhyNotAct } from './use-may-act.ts';
import classes from '../panels/panels.module.css';

/** What a supervisor can do with work that an agent holds. */
export function HeldActs({ held: { work } }: { held: HeldWork }) {
  const { t } = useLingui();
  const whyNot = useWhyNotAct();
  const blocked =
    whyNot ?? (work.state === 'wrap-up' ? t`The work with the customer is over.` : null);
  const { interactionId } = work;
  const name = work.customerName || t`Unknown customer`;
  return (
    <div className={classes.acts}>
      <ActionButton
        label={t`Reassign`}
        icon={<IconArrowForwardUp size={15} />}
        blocked={blocked}
        onClick={() => openAct({ kind: 'reassign', interactionId, name })}
      />
      <ActionButton
        label={t`Take over`}
        icon={<IconHandGrab size={15} />}
        blocked={blocked}
        onClick={() => openAct({ kind: 'take-over', interactionId, name })}
      />
    </div>
  );
}
