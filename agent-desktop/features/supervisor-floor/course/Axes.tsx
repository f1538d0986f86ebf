import { AxisBottom, AxisLeft } from '@visx/axis';
import { useLingui } from '@lingui/react/macro';
import type { scaleLinear, scaleTime } from '@visx/scale';
import { timeText } from '../../../ui/duration.ts';
import type { ChartSize } from './ChartFrame.tsx';

/** Room for the axes around what is drawn. */
export const MARGIN = { top: 10, right: 30, bottom: 26, left: 50 } as const;

const LABEL = {
  fill: 'var(--mantine-color-dimmed)',
  fontSize: 11,
  fontFamily: 'inherit',
} as const;
const PX_PER_TIME = 90;
const VALUE_TICKS = 4;

/** Time below and values beside, with a line at every value. */
export function Axes({
  size,
  x,
  y,
  unit = '',
}: {
  size: ChartSize;
  x: ReturnType<typeof scaleTime<number>>;
  y: ReturnType<typeof scaleLinear<number>>;
  unit?: string;
}) {
  const { i18n } = useLingui();
  const ticks = y.ticks(VALUE_TICKS).filter(Number.isInteger);
  return (
    <g aria-hidden>
      {ticks.map((tick) => (
        <line
          key={tick}
          x1={MARGIN.left}
          x2={size.width - MARGIN.right}
          y1={y(tick)}
          y2={y(tick)}
          stroke="var(--z-border)"
        />
      ))}
      <AxisBottom
        scale={x}
        top={size.height - MARGIN.bottom}
        numTicks={Math.max(2, Math.floor(size.width / PX_PER_TIME))}
        stroke="var(--z-border-strong)"
        tickStroke="var(--z-border-strong)"
        tickFormat={(at) => timeText(Number(at), i18n.locale)}
        tickLabelProps={{ ...LABEL, textAnchor: 'middle' }}
      />
      <AxisLeft
        scale={y}
        left={MARGIN.left}
        tickValues={ticks}
        hideAxisLine
        hideTicks
        tickFormat={(value) => `${Number(value)}${unit}`}
        tickLabelProps={{ ...LABEL, textAnchor: 'end', dx: -4, dy: 4 }}
      />
    </g>
  );
}
