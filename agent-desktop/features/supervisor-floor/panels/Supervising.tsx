import { Button } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { SupervisorView } from '@zentrale/protocol/views';
import { useCommand } from '../../../realtime/use-command.ts';
import { Since } from '../../../ui/clocks.tsx';
import { ModeChoice } from '../../../ui/ModeChoice.tsx';
import { Refusal } from '../../../ui/states.tsx';
import { useModeWords } from '../../../ui/use-mode-words.ts';
import { HeldActs } from '../acts/HeldActs.tsx';
import type { HeldWork } from './ConversationPanel.tsx';
import classes from './panels.module.css';

/** How one takes part just now, how to change that, and how to stop. */
export function Supervising({
  held,
  mine,
  isCall,
}: {
  held: HeldWork;
  mine: SupervisorView;
  isCall: boolean;
}) {
  const { t } = useLingui();
  const words = useModeWords(isCall);
  const change = useCommand('supervise-interaction');
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
        <ModeChoice
          mode={mine.mode}
          words={words}
          problem={change.problem}
          isBusy={change.isAsked}
          onChange={async (mode, reason) => (await change.run({ interactionId, mode, reason })).ok}
        />
        <p className={classes.empty}>{words[mine.mode].about}</p>
        <Refusal problem={end.problem} />
      </div>
      <HeldActs held={held} />
    </>
  );
}
