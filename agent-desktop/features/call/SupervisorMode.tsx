import type { CallView, SupervisionMode } from '@zentrale/protocol/views';
import { useCommand } from '../../realtime/use-command.ts';
import { ModeChoice } from '../../ui/ModeChoice.tsx';
import { useModeWords } from '../../ui/use-mode-words.ts';

/** How a supervisor takes part in the call, and how to change that, wherever she is. */
export function SupervisorMode({ call }: { call: CallView }) {
  const words = useModeWords(true);
  const change = useCommand('supervise-interaction');
  const { interactionId, ownRole } = call;
  const mode = modeOf(ownRole);
  if (mode === null || interactionId === null) return null;
  return (
    <ModeChoice
      mode={mode}
      words={words}
      problem={change.problem}
      isBusy={change.isAsked}
      onChange={async (next, reason) =>
        (await change.run({ interactionId, mode: next, reason })).ok
      }
    />
  );
}

function modeOf(role: CallView['ownRole']): SupervisionMode | null {
  return role === 'monitor' || role === 'coach' || role === 'barge' ? role : null;
}
