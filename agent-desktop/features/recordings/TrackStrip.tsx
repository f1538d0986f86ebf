import { Checkbox } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { RecordingMarkView, RecordingTrackView } from '@zentrale/protocol/views';
import { useState } from 'react';
import type { RecordingSound } from './sound.ts';
import classes from './recordings.module.css';

const HEIGHT = 40;

/** One voice: whether it is heard, and when it speaks. */
export function TrackStrip({
  view,
  sound,
  marks,
  durationMs,
  atMs,
}: {
  view: RecordingTrackView;
  sound: RecordingSound | null;
  marks: readonly RecordingMarkView[];
  durationMs: number;
  atMs: number;
}) {
  const { t } = useLingui();
  const [isHeard, setHeard] = useState(true);
  const peaks = sound?.tracks.find(({ track }) => track === view.track)?.peaks ?? [];
  const name = view.side === 'customer' ? t`Customer` : view.name;
  return (
    <div className={classes.track} data-side={view.side}>
      <Checkbox
        label={name}
        checked={isHeard}
        disabled={sound === null}
        onChange={({ currentTarget }) => {
          setHeard(currentTarget.checked);
          sound?.silence(view.track, !currentTarget.checked);
        }}
      />
      <svg
        className={classes.strip}
        viewBox={`0 0 ${Math.max(1, peaks.length)} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden
      >
        {peaks.map((peak, index) => {
          // Ears hear that way, and quiet voices are seen as well.
          const height = Math.max(1, Math.sqrt(peak) * HEIGHT);
          // Stretches have no other name than their place.
          return (
            <rect
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              x={index + 0.15}
              y={(HEIGHT - height) / 2}
              width={0.7}
              height={height}
            />
          );
        })}
      </svg>
      <span className={classes.needle} style={{ left: leftOf(atMs, durationMs) }} aria-hidden />
      {marks.map((mark) => (
        <span
          key={`${mark.atMs}-${mark.code}-${mark.personId}`}
          className={classes.tick}
          style={{ left: leftOf(mark.atMs, durationMs) }}
          aria-hidden
        />
      ))}
    </div>
  );
}

/** Strips begin where their names end, see the columns in the style sheet. */
function leftOf(atMs: number, durationMs: number): string {
  const share = durationMs === 0 ? 0 : Math.min(1, atMs / durationMs);
  return `calc(172px + (100% - 172px) * ${share})`;
}
