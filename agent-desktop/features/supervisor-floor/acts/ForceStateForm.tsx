import { SegmentedControl, Text } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCommand } from '../../../realtime/use-command.ts';
import type { FloorAct } from './act-dialog.ts';
import { ActForm } from './ActForm.tsx';

type Act = Extract<FloorAct, { kind: 'force-state' }>;

/** For whoever forgot to become ready, or to go home. */
export function ForceStateForm({ act }: { act: Act }) {
  const { t } = useLingui();
  const [to, setTo] = useState<Act['to']>(act.to);
  const command = useCommand('force-agent-state');
  const onAct = async (reason: string) =>
    (await command.run({ agentId: act.agentId, to, reason })).ok;
  const effect = {
    ready: t`Work is offered to the agent from now on.`,
    'not-ready': t`Open offers go to others; what is in work stays.`,
    'signed-out': t`Open offers go to others; what is in work goes as its queue says.`,
  }[to];
  return (
    <ActForm
      submit={t`Change state`}
      done={t`The state was changed.`}
      problem={command.problem}
      isBusy={command.isAsked}
      onAct={onAct}
    >
      <SegmentedControl
        fullWidth
        aria-label={t`New state`}
        value={to}
        onChange={setTo}
        data={[
          { value: 'ready' as const, label: t`Ready` },
          { value: 'not-ready' as const, label: t`Not ready` },
          { value: 'signed-out' as const, label: t`Signed out` },
        ]}
      />
      <Text c="dimmed">{effect}</Text>
    </ActForm>
  );
}
