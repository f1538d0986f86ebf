import { NumberInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCommand } from '../../../realtime/use-command.ts';
import type { FloorAct } from './act-dialog.ts';
import { ActForm } from './ActForm.tsx';

const PRIORITY_MAX = 1_000;

/** Sooner or later than its queue says. */
export function PriorityForm({ act }: { act: Extract<FloorAct, { kind: 'priority' }> }) {
  const { t } = useLingui();
  const [priority, setPriority] = useState<number | string>(act.priority);
  const command = useCommand('set-priority');
  const isWhole = typeof priority === 'number' && Number.isInteger(priority);
  const onAct = async (reason: string) => {
    const { interactionId } = act;
    const outcome = await command.run({ interactionId, priority: Number(priority), reason });
    return outcome.ok;
  };
  return (
    <ActForm
      submit={t`Change priority`}
      done={t`The priority was changed.`}
      problem={command.problem}
      isBusy={command.isAsked}
      isReady={isWhole && priority !== act.priority}
      onAct={onAct}
    >
      <NumberInput
        label={t`Priority`}
        description={t`0 to 1000, higher is served first`}
        data-autofocus
        min={0}
        max={PRIORITY_MAX}
        step={50}
        allowDecimal={false}
        clampBehavior="strict"
        value={priority}
        onChange={setPriority}
      />
    </ActForm>
  );
}
