import { useLingui } from '@lingui/react/macro';
import { watchLevel } from '@zentrale/softphone/level';
import { useEffect, useRef } from 'react';
import classes from './call.module.css';

/** Whether the microphone hears something; drawn past React, ten times a second. */
export function LevelMeter({ track }: { track: MediaStreamTrack }) {
  const { t } = useLingui();
  const meter = useRef<HTMLMeterElement>(null);
  useEffect(
    () =>
      watchLevel(track, (level) => {
        if (meter.current) meter.current.value = level;
      }),
    [track],
  );
  return <meter ref={meter} className={classes.meter} aria-label={t`Level of the microphone`} />;
}
