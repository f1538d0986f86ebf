import { useLingui } from '@lingui/react/macro';
import { scaleLinear, scaleTime } from '@visx/scale';
import { timeText } from '../../../ui/duration.ts';
import { useFloorSearch } from '../use-floor-search.ts';
import { Axes, MARGIN } from './Axes.tsx';
import { ChartFrame, type ChartSize } from './ChartFrame.tsx';
import { LegendMark, usePatterns, type SeriesName } from './patterns.tsx';
import { QUARTER_MS, type Quarter } from './quarters.ts';
import classes from './course.module.css';

/** Who came in each quarter, and what became of them: a bar as high as the arrivals. */
export function ArrivalsChart({
  quarters,
  queueId,
}: {
  quarters: readonly Quarter[];
  queueId: string | undefined;
}) {
  const { t, i18n } = useLingui();
  return (
    <ChartFrame
      title={t`Arrivals`}
      about={t`by quarter hour; the outline is who arrived, waiting ones among them`}
      legend={
        <>
          <LegendMark name="answered" label={t`answered in time`} />
          <LegendMark name="late" label={t`answered late`} />
          <LegendMark name="abandoned" label={t`abandoned`} />
        </>
      }
      head={[
        t`Quarter`,
        t`Arrived`,
        t`Answered`,
        t`of them in time`,
        t`Abandoned`,
        t`of them short`,
      ]}
      rows={quarters.map((one) => [
        timeText(one.intervalAt, i18n.locale),
        one.arrived,
        one.answered,
        one.answeredInTime,
        one.abandoned,
        one.shortAbandoned,
      ])}
    >
      {(size) => <Bars quarters={quarters} size={size} queueId={queueId} />}
    </ChartFrame>
  );
}

function Bars({
  quarters,
  size,
  queueId,
}: {
  quarters: readonly Quarter[];
  size: ChartSize;
  queueId: string | undefined;
}) {
  const { t, i18n } = useLingui();
  const { show } = useFloorSearch();
  const { defs, fill } = usePatterns();
  const { x, y } = scalesOf(quarters, size);
  const floor = y(0);
  return (
    <svg width={size.width} height={size.height} role="group" aria-label={t`Arrivals`}>
      {defs}
      <Axes size={size} x={x} y={y} />
      {quarters.map((quarter) => {
        const { intervalAt, arrived } = quarter;
        if (arrived === 0) return null;
        const left = x(intervalAt) + 1;
        const width = Math.max(2, x(intervalAt + QUARTER_MS) - x(intervalAt) - 2);
        const time = timeText(intervalAt, i18n.locale);
        const { answered, abandoned } = quarter;
        const words = t`${time}: ${arrived} arrived, ${answered} answered, ${abandoned} abandoned`;
        const open = () => show({ kind: 'list', list: 'arrived', queueId, intervalAt });
        return (
          <g
            key={intervalAt}
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
            <rect
              x={left - 1}
              y={MARGIN.top}
              width={width + 2}
              height={floor - MARGIN.top}
              opacity={0}
            />
            {stackOf(quarter).map(({ name, from, to }) => (
              <rect
                key={name}
                x={left}
                y={y(to)}
                width={width}
                height={Math.max(0, y(from) - y(to))}
                fill={fill(name)}
              />
            ))}
            <rect
              className={classes.outline}
              x={left}
              y={y(arrived)}
              width={width}
              height={floor - y(arrived)}
            />
          </g>
        );
      })}
    </svg>
  );
}

function scalesOf(quarters: readonly Quarter[], size: ChartSize) {
  const first = quarters[0]?.intervalAt ?? 0;
  const last = quarters.at(-1)?.intervalAt ?? first;
  const most = Math.max(4, ...quarters.map(({ arrived }) => arrived));
  return {
    x: scaleTime({
      domain: [first, last + QUARTER_MS],
      range: [MARGIN.left, size.width - MARGIN.right],
    }),
    y: scaleLinear({
      domain: [0, most],
      range: [size.height - MARGIN.bottom, MARGIN.top],
      nice: true,
    }),
  };
}

/** From the floor up: in time, late, abandoned; what is left of the bar still waits or went on. */
function stackOf({ answered, answeredInTime, abandoned }: Quarter) {
  const parts: readonly (readonly [SeriesName, number])[] = [
    ['answered', answeredInTime],
    ['late', answered - answeredInTime],
    ['abandoned', abandoned],
  ];
  let from = 0;
  return parts.map(([name, count]) => {
    const part = { name, from, to: from + count };
    from += count;
    return part;
  });
}
