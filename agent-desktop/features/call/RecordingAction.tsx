import { useLingui } from '@lingui/react/macro';
import { IconAlertTriangle, IconPlayerRecord, IconPlayerRecordFilled } from '@tabler/icons-react';
import type { CallView, RecordingKeeps } from '@zentrale/protocol/views';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Refusal } from '../../ui/states.tsx';
import classes from './call.module.css';

/** What is kept of the call; who holds it stops that while card data is spoken. */
export function RecordingAction({ call }: { call: CallView }) {
  const { t } = useLingui();
  const pause = useCommand('pause-recording');
  const keptWords = useKeptWords();
  const isPaused = call.recording === 'paused';
  const isAsked = call.recording === 'asked';
  const isOwn = call.recording !== null && !isAsked && call.ownRole === 'holder';
  const label = isPaused ? t`Record again` : t`Pause recording`;
  const run = () => void pause.run({ callId: call.callId, isPaused: !isPaused });
  useShortcut(isOwn ? { id: 'record', chord: 'alt+g', label, group: 'work', run } : null);
  if (call.recording === null) return null;
  if (isAsked) {
    const isThere = call.parties.some(({ role }) => role === 'customer');
    return (
      <span className={classes.recording} data-paused role="status">
        <IconPlayerRecord size={14} aria-hidden />
        {call.line === 'telephone' && !isThere
          ? t`Not recorded until the customer agrees`
          : t`Not recorded: the customer is asked`}
      </span>
    );
  }
  return (
    <>
      <span className={classes.recording} data-paused={isPaused} role="status">
        {isPaused ? (
          <IconPlayerRecord size={14} aria-hidden />
        ) : (
          <IconPlayerRecordFilled size={14} aria-hidden />
        )}
        {isPaused ? t`Recording paused` : keptWords(call.keeps ?? 'sound')}
      </span>
      <TranscriptState transcript={call.transcript} />
      {isOwn ? (
        <ActionButton
          label={label}
          hint={isPaused ? t`Go on recording` : t`Keep nothing while card data is spoken`}
          chord="alt+g"
          blocked={null}
          isPrimary={isPaused}
          isBusy={pause.isAsked}
          onClick={run}
        />
      ) : null}
      <Refusal problem={pause.problem} />
    </>
  );
}

function useKeptWords(): (keeps: RecordingKeeps) => string {
  const { t } = useLingui();
  return (keeps) =>
    ({ sound: t`Recorded`, text: t`Transcribed`, both: t`Recorded and transcribed` })[keeps];
}

/** What the agent must know before she relies on the text. */
function TranscriptState({ transcript }: { transcript: CallView['transcript'] }) {
  const { t } = useLingui();
  if (transcript === null) return null;
  if (transcript.isInterrupted) {
    return (
      <span className={classes.transcript} role="status">
        <IconAlertTriangle size={14} aria-hidden />
        {t`Transcript interrupted`}
      </span>
    );
  }
  if (!transcript.isScript) return null;
  return <span className={classes.transcript}>{t`Text: demonstration script`}</span>;
}
