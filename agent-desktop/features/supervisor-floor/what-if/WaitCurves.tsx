import { useLingui } from '@lingui/react/macro';
import { scaleLinear, scaleTime } from '@visx/scale';
import { AreaClosed, LinePath } from '@visx/shape';
import { clockText, timeText } from '../../../ui/duration.ts';
import { Axes, MARGIN } from '../course/Axes.tsx';
import { ChartFrame, type ChartSize } from '../course/ChartFrame.tsx';
import { QUARTER_MS } from '../course/quarters.ts';
import course from '../course/course.module.css';
import type { ShownPart } from './Outcome.tsx';
import classes from './what-if.module.css';

const MINUTE_MS = 60_000;
/** A curve over less than this says nothing. */
const MINUTES_MIN = 1;

interface Quarter {
  readonly at: number;
  readonly real: number | null;
  readonly baseline: { mean: number; low: number; high: number } | null;
  readonly changed: { mean: number; low: number; high: number } | null;
}

/** Mean wait by quarter of an hour: as it is simulated, and as it would have been. */
export function WaitCurves({ shown, startsAt }: { shown: ShownPart; startsAt: number }) {
  const { t, i18n } = useLingui();
  const quarters = quartersOf(shown, startsAt);
  const text = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : clockText(value);
  return (
    <ChartFrame
      title={t`Waiting time`}
      about={t`mean wait in minutes, by the quarter hour in which it began; the band holds eight of ten days`}
      legend={
        <>
          <LegendLine className={classes.baseline} label={t`as it was`} />
          <LegendLine className={classes.changed} label={t`with the change`} />
        </>
      }
      head={[t`Quarter`, t`Really`, t`Simulated as it was`, t`With the change`]}
      rows={quarters.map((one) => [
        timeText(one.at, i18n.locale),
        text(one.real),
        text(one.baseline?.mean),
        text(one.changed?.mean),
      ])}
    >
      {(size) => <Curves quarters={quarters} size={size} />}
    </ChartFrame>
  );
}

function LegendLine({ className, label }: { className: string | undefined; label: string }) {
  return (
    <span className={course.legendMark}>
      <svg width="22" height="14" aria-hidden>
        <line x1="0" x2="22" y1="7" y2="7" className={className} />
      </svg>
      {label}
    </span>
  );
}

function Curves({ quarters, size }: { quarters: readonly Quarter[]; size: ChartSize }) {
  const { t } = useLingui();
  const minutes = (ms: number) => ms / MINUTE_MS;
  const most = Math.max(
    MINUTES_MIN,
    ...quarters.flatMap(({ baseline, changed }) =>
      [baseline?.high, changed?.high].map((ms) => minutes(ms ?? 0)),
    ),
  );
  const x = scaleTime({
    domain: [quarters[0]?.at ?? 0, (quarters.at(-1)?.at ?? 0) + QUARTER_MS],
    range: [MARGIN.left, size.width - MARGIN.right],
  });
  const y = scaleLinear({
    domain: [0, most],
    range: [size.height - MARGIN.bottom, MARGIN.top],
    nice: true,
  });
  const middle = ({ at }: Quarter) => x(at + QUARTER_MS / 2);
  const curve = (
    kind: 'baseline' | 'changed',
    line: string | undefined,
    band: string | undefined,
  ) => {
    const known = quarters.filter((one) => one[kind] !== null);
    return (
      <g>
        <AreaClosed
          className={band ?? ''}
          data={known}
          x={middle}
          y0={(one) => y(minutes(one[kind]?.low ?? 0))}
          y1={(one) => y(minutes(one[kind]?.high ?? 0))}
          yScale={y}
        />
        <LinePath
          className={line ?? ''}
          data={known}
          x={middle}
          y={(one) => y(minutes(one[kind]?.mean ?? 0))}
        />
      </g>
    );
  };
  return (
    <svg width={size.width} height={size.height} role="img" aria-label={t`Waiting time`}>
      <Axes size={size} x={x} y={y} />
      {curve('baseline', classes.baseline, classes.baselineBand)}
      {curve('changed', classes.changed, classes.changedBand)}
    </svg>
  );
}

/** Quarters before the first and after the last customer are left out. */
function quartersOf({ real, baseline, changed }: ShownPart, startsAt: number): Quarter[] {
  const all = baseline.waitByQuarterMs.map((one, index) => ({
    at: startsAt + index * QUARTER_MS,
    real: real.waitByQuarterMs[index] ?? null,
    baseline: one,
    changed: changed.waitByQuarterMs[index] ?? null,
  }));
  const isBusy = (one: Quarter) => one.real !== null || one.baseline !== null;
  const first = all.findIndex(isBusy);
  return first < 0 ? [] : all.slice(first, all.findLastIndex(isBusy) + 1);
}
