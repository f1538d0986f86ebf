import { Button, SegmentedControl } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { SupervisionMode } from '@zentrale/protocol/views';
import { useState } from 'react';
import { useCommand } from '../../../realtime/use-command.ts';
import { SUPERVISION_MODES } from '../../../ui/ModeChoice.tsx';
import { ReasonInput } from '../../../ui/ReasonInput.tsx';
import { Refusal } from '../../../ui/states.tsx';
import { useModeWords } from '../../../ui/use-mode-words.ts';
import { HeldActs } from '../acts/HeldActs.tsx';
import { useWhyNotAct } from '../acts/use-may-act.ts';
import type { HeldWork } from './ConversationPanel.tsx';
import classes from './panels.module.css';

/** Asks how and why, before anything of somebody's work is shown. */
export function SuperviseForm({ held, isCall }: { held: HeldWork; isCall: boolean }) {
  const { t } = useLingui();
  const [mode, setMode] = useState<SupervisionMode>('monitor');
  const [reason, setReason] = useState('');
  const command = useCommand('supervise-interaction');
  const blocked = useWhyNotAct();
  const words = useModeWords(isCall);
  const { interactionId } = held.work;
  const name = held.agentName;
  const isFilled = reason.trim() !== '' && blocked === null;
  return (
    <>
      <form
        className={classes.supervising}
        onSubmit={(event) => {
          event.preventDefault();
          if (isFilled) void command.run({ interactionId, mode, reason: reason.trim() });
        }}
      >
        <p
          className={classes.verdict}
        >{t`${name} works on this. Say how you want to take part.`}</p>
        <SegmentedControl
          fullWidth
          aria-label={t`How to take part`}
          value={mode}
          onChange={setMode}
          data={SUPERVISION_MODES.map((one) => ({
            value: one,
            label: words[one].name,
          }))}
        />
        <p className={classes.empty}>{words[mode].about}</p>
        <ReasonInput value={reason} onChange={setReason} />
        {blocked === null ? null : <p className={classes.empty}>{blocked}</p>}
        <Refusal problem={command.problem} />
        <Button type="submit" loading={command.isAsked} disabled={!isFilled}>
          {words[mode].name}
        </Button>
      </form>
      <HeldActs held={held} />
    </>
  );
}
