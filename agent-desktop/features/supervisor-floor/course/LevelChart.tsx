import { useLingui } from '@lingui/react/macro';
import { scaleLinear, scaleTime } from '@visx/scale';
import { LinePath } from '@visx/shape';
import { timeText } from '../../../ui/duration.ts';
import { pctText } from '../queues/LevelMark.tsx';
import { useFloorSearch } from '../use-floor-search.ts';
import { Axes, MARGIN } from './Axes.tsx';
import { ChartFrame, type ChartSize } from './ChartFrame.tsx';
import { QUARTER_MS, type Quarter } from './quarters.ts';
import classes from './course.module.css';

interface Measured extends Quarter {
  readonly levelPct: number;
}

/** The service level of each quarter against the target. */
export function LevelChart({
  quarters,
  queueId,
  targetPct,
}: {
  quarters: readonly Quarter[];
  queueId: string | undefined;
  /** `null`: queues have targets of their own. */
  targetPct: number | null;
}) {
  const { t, i18n } = useLingui();
  const target = targetPct === null ? '' : pctText(targetPct, i18n.locale);
  return (
    <ChartFrame
      title={t`Service level`}
      about={t`answered in time ÷ (answered + abandoned), by quarter hour`}
      legend={
        targetPct === null ? null : (
          <span className={classes.legendMark}>
            <svg width="22" height="14" aria-hidden>
              <line x1="0" x2="22" y1="7" y2="7" className={classes.target} />
            </svg>
            {t`target ${target}`}
          </span>
        )
      }
      head={[t`Quarter`, t`Service level`, t`In time`, t`Answered and abandoned`]}
      rows={quarters.map((one) => [
        timeText(one.intervalAt, i18n.locale),
        one.levelPct === null ? '–' : pctText(one.levelPct, i18n.locale),
        one.answeredInTime,
        one.answered + one.abandoned,
      ])}
    >
      {(size) => <Line quarters={quarters} size={size} queueId={queueId} targetPct={targetPct} />}
    </ChartFrame>
  );
}

function Line({
  quarters,
  size,
  queueId,
  targetPct,
}: {
  quarters: readonly Quarter[];
  size: ChartSize;
  queueId: string | undefined;
  targetPct: number | null;
}) {
  const { t, i18n } = useLingui();
  const { show } = useFloorSearch();
  const first = quarters[0]?.intervalAt ?? 0;
  const last = quarters.at(-1)?.intervalAt ?? first;
  const x = scaleTime({
    domain: [first, last + QUARTER_MS],
    range: [MARGIN.left, size.width - MARGIN.right],
  });
  const y = scaleLinear({ domain: [0, 100], range: [size.height - MARGIN.bottom, MARGIN.top] });
  const middle = (one: Quarter) => x(one.intervalAt + QUARTER_MS / 2);
  const measured = quarters.filter((one): one is Measured => one.levelPct !== null);
  return (
    <svg width={size.width} height={size.height} role="group" aria-label={t`Service level`}>
      <Axes size={size} x={x} y={y} unit=" %" />
      {targetPct === null ? null : (
        <line
          className={classes.target}
          x1={MARGIN.left}
          x2={size.width - MARGIN.right}
          y1={y(targetPct)}
          y2={y(targetPct)}
        />
      )}
      <LinePath
        className={classes.line ?? ''}
        data={[...measured]}
        x={middle}
        y={(one) => y(one.levelPct)}
      />
      {measured.map((one) => {
        const time = timeText(one.intervalAt, i18n.locale);
        const level = pctText(one.levelPct, i18n.locale);
        const isMissed = targetPct !== null && one.levelPct < targetPct;
        const words = t`${time}: ${level}, ${one.answeredInTime} of ${one.answered + one.abandoned} in time`;
        const open = () =>
          show({ kind: 'list', list: 'answered', queueId, intervalAt: one.intervalAt });
        return (
          <g
            key={one.intervalAt}
            className={classes.bar}
            role="button"
            tabIndex={0}
            aria-label={words}
            onClick={open}
            onKeyDown={({ key }) => {
              if (key === 'Enter' || key === ' ') open();
            }}
          >
            <title>{words}</title>
            <circle cx={middle(one)} cy={y(one.levelPct)} r={12} opacity={0} />
            {isMissed ? (
              // Another shape, not only another colour.
              <path
                className={classes.missed}
                d={`M${middle(one)} ${y(one.levelPct) - 5} l5 9 h-10 z`}
              />
            ) : (
              <circle className={classes.point} cx={middle(one)} cy={y(one.levelPct)} r={3.5} />
            )}
          </g>
        );
      })}
    </svg>
  );
}
