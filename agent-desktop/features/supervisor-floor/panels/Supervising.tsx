import { Button, Popover, SegmentedControl } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { SupervisionMode, SupervisorView } from '@zentrale/protocol/views';
import { useState } from 'react';
import { useCommand } from '../../../realtime/use-command.ts';
import { Since } from '../../../ui/clocks.tsx';
import { Refusal } from '../../../ui/states.tsx';
import { ReasonInput } from '../acts/ActForm.tsx';
import { HeldActs } from '../acts/HeldActs.tsx';
import type { HeldWork } from './ConversationPanel.tsx';
import { useModeWords } from './supervision-words.ts';
import classes from './panels.module.css';

/** How one takes part just now, how to change that, and how to stop. */
export function Supervising({ held, mine }: { held: HeldWork; mine: SupervisorView }) {
  const { t } = useLingui();
  const words = useModeWords();
  const [next, setNext] = useState<SupervisionMode | null>(null);
  const end = useCommand('end-supervision');
  const { interactionId } = held.work;
  return (
    <>
      <div className={classes.supervising}>
        <div className={classes.supervisingHead}>
          <strong>
            {words[mine.mode].name} · <Since at={mine.sinceAt} />
          </strong>
          <Button
            variant="default"
            loading={end.isAsked}
            onClick={() => void end.run({ interactionId })}
          >
            {t`Stop`}
          </Button>
        </div>
        <Popover
          opened={next !== null}
          onDismiss={() => setNext(null)}
          width={320}
          withArrow
          shadow="md"
          trapFocus
        >
          <Popover.Target>
            <SegmentedControl
              fullWidth
              aria-label={t`How to take part`}
              value={mine.mode}
              onChange={(mode) => setNext(mode === mine.mode ? null : mode)}
              data={(['monitor', 'coach', 'barge'] as const).map((one) => ({
                value: one,
                label: words[one].name,
              }))}
            />
          </Popover.Target>
          <Popover.Dropdown>
            {next === null ? null : (
              <ChangeForm interactionId={interactionId} mode={next} onDone={() => setNext(null)} />
            )}
          </Popover.Dropdown>
        </Popover>
        <p className={classes.empty}>{words[mine.mode].about}</p>
        <Refusal problem={end.problem} />
      </div>
      <HeldActs held={held} />
    </>
  );
}

function ChangeForm({
  interactionId,
  mode,
  onDone,
}: {
  interactionId: string;
  mode: SupervisionMode;
  onDone: () => void;
}) {
  const words = useModeWords();
  const [reason, setReason] = useState('');
  const change = useCommand('supervise-interaction');
  return (
    <form
      className={classes.axes}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === '') return;
        void change.run({ interactionId, mode, reason: reason.trim() }).then((outcome) => {
          if (outcome.ok) onDone();
        });
      }}
    >
      <p className={classes.empty}>{words[mode].about}</p>
      <ReasonInput value={reason} onChange={setReason} />
      <Refusal problem={change.problem} />
      <Button type="submit" loading={change.isAsked} disabled={reason.trim() === ''}>
        {words[mode].name}
      </Button>
    </form>
  );
}
