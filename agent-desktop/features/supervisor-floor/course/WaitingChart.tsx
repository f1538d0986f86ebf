import { useLingui } from '@lingui/react/macro';
import type { FloorCourse } from '@zentrale/protocol/http';
import { curveStepAfter } from '@visx/curve';
import { scaleLinear, scaleTime } from '@visx/scale';
import { AreaClosed, LinePath } from '@visx/shape';
import type { z } from 'zod';
import { timeText } from '../../../ui/duration.ts';
import { Axes, MARGIN } from './Axes.tsx';
import { ChartFrame, type ChartSize } from './ChartFrame.tsx';
import classes from './course.module.css';

type Minute = z.infer<typeof FloorCourse>['waiting'][number];

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** How many waited at once over the last hour. */
export function WaitingChart({ minutes, now }: { minutes: readonly Minute[]; now: number }) {
  const { t, i18n } = useLingui();
  const peak = Math.max(0, ...minutes.map(({ waitingMax }) => waitingMax));
  return (
    <ChartFrame
      title={t`Waiting`}
      about={t`the most at once in each minute of the last hour`}
      legend={<span>{t`peak ${peak}`}</span>}
      head={[t`Minute`, t`Waiting at most`]}
      rows={minutes.map(({ minuteAt, waitingMax }) => [
        timeText(minuteAt, i18n.locale),
        waitingMax,
      ])}
    >
      {(size) => <Area minutes={minutes} now={now} size={size} peak={peak} />}
    </ChartFrame>
  );
}

function Area({
  minutes,
  now,
  size,
  peak,
}: {
  minutes: readonly Minute[];
  now: number;
  size: ChartSize;
  peak: number;
}) {
  const { t } = useLingui();
  const x = scaleTime({
    domain: [now - HOUR_MS, now],
    range: [MARGIN.left, size.width - MARGIN.right],
  });
  const y = scaleLinear({
    domain: [0, Math.max(4, peak)],
    range: [size.height - MARGIN.bottom, MARGIN.top],
    nice: true,
  });
  const last = minutes.at(-1);
  // A minute lasts until the next one; the present one until now.
  const data =
    last === undefined ? [] : [...minutes, { ...last, minuteAt: last.minuteAt + MINUTE_MS }];
  const at = ({ minuteAt }: Minute) => x(Math.min(Math.max(minuteAt, now - HOUR_MS), now));
  const height = ({ waitingMax }: Minute) => y(waitingMax);
  return (
    <svg
      width={size.width}
      height={size.height}
      role="img"
      aria-label={t`Waiting over the last hour, at most ${peak}`}
    >
      <Axes size={size} x={x} y={y} />
      <AreaClosed
        className={classes.area ?? ''}
        data={data}
        x={at}
        y={height}
        yScale={y}
        curve={curveStepAfter}
      />
      <LinePath
        className={classes.line ?? ''}
        data={data}
        x={at}
        y={height}
        curve={curveStepAfter}
      />
    </svg>
  );
}
