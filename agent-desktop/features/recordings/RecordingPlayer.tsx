import { Slider } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { RecordingDetails } from '@zentrale/protocol/http';
import { problemOf } from '../../api/client.ts';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { clockText, dateTimeText } from '../../ui/duration.ts';
import { ErrorState, LoadingRows, Refusal } from '../../ui/states.tsx';
import { recordingQuery } from './queries.ts';
import { TrackStrip } from './TrackStrip.tsx';
import { useMarkWords } from './use-mark-words.ts';
import { useSound } from './use-sound.ts';
import classes from './recordings.module.css';

const STEP_MS = 5_000;

/** One recorded call: to be heard, and to be looked through. */
export function RecordingPlayer({ recordingId }: { recordingId: string }) {
  const { data, error, refetch } = useQuery(recordingQuery(recordingId));
  if (error !== null) {
    return <ErrorState problem={problemOf(error)} onRetry={() => void refetch()} />;
  }
  return data === undefined ? <LoadingRows count={5} height={56} /> : <Player details={data} />;
}

function Player({ details }: { details: RecordingDetails }) {
  const { t, i18n } = useLingui();
  const { recording, tracks, marks } = details;
  const { recordingId, durationMs, customerName, endedAt, deleteAt } = recording;
  const markWords = useMarkWords();
  const playing = useSound(recordingId, tracks);
  const blocked =
    endedAt === null
      ? t`The call still goes on.`
      : tracks.length === 0
        ? t`Nothing was said in this call.`
        : null;
  const label = playing.isPlaying ? t`Pause` : t`Play`;
  useShortcut({ id: 'play', chord: 'p', label, group: 'page', blocked, run: playing.toggle });
  return (
    <article className={classes.player} aria-label={t`Recording`}>
      <header>
        <h2>{customerName || t`Erased customer`}</h2>
        <p className={classes.dim}>
          {dateTimeText(recording.startedAt, i18n.locale)}
          {' · '}
          {recording.basis === 'consent'
            ? t`The customer has agreed to it.`
            : t`The customer was told before.`}
          {deleteAt === null ? null : <> {t`Kept until ${dateTimeText(deleteAt, i18n.locale)}.`}</>}
        </p>
      </header>
      <div className={classes.controls}>
        <ActionButton
          label={label}
          chord="p"
          icon={playing.isPlaying ? <IconPlayerPause size={16} /> : <IconPlayerPlay size={16} />}
          blocked={blocked}
          isPrimary
          isBusy={playing.isLoading}
          onClick={playing.toggle}
        />
        <Slider
          className={classes.slider}
          thumbLabel={t`Position`}
          label={clockText}
          min={0}
          max={Math.max(1, durationMs)}
          step={STEP_MS}
          value={playing.atMs}
          onChange={playing.seek}
        />
        <span className="tabular">
          {clockText(playing.atMs)} / {clockText(durationMs)}
        </span>
      </div>
      <Refusal problem={playing.problem} />
      <p className={classes.dim}>{t`That you listen to it is kept in the audit trail.`}</p>
      {tracks.map((view) => (
        <TrackStrip
          key={view.track}
          view={view}
          sound={playing.sound}
          marks={marks}
          durationMs={durationMs}
          atMs={playing.atMs}
        />
      ))}
      <ol className={classes.marks} aria-label={t`What happened in the call`}>
        {marks.map((mark) => (
          <li key={`${mark.atMs}-${mark.code}-${mark.personId}`}>
            <button type="button" onClick={() => playing.seek(mark.atMs)}>
              <span className="tabular">{clockText(mark.atMs)}</span> {markWords(mark)}
            </button>
          </li>
        ))}
      </ol>
    </article>
  );
}
