import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import classes from './steps.module.css';

const SIZE = 132;
const INNER = 14;

/** The circle of agents as it grows: one ring for each step, the first one innermost. */
export function Rings({ count, active }: { count: number; active: number | null }) {
  const { t } = useLingui();
  const gap = (SIZE / 2 - 4 - INNER) / Math.max(1, count - 1 || 1);
  return (
    <svg
      className={classes.rings}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      role="img"
      aria-label={t`${plural(count, { one: '# ring', other: '# rings, the circle of agents grows from step to step' })}`}
    >
      {Array.from({ length: count }, (_, index) => count - 1 - index).map((step) => (
        <circle
          key={step}
          cx={SIZE / 2}
          cy={SIZE / 2}
          r={count === 1 ? SIZE / 3 : INNER + step * gap}
          className={classes.ring}
          data-active={step === active || undefined}
          style={{ fillOpacity: 0.1 + 0.5 * ((count - step) / count) }}
        />
      ))}
      {Array.from({ length: count }, (_, step) => (
        <text
          key={step}
          x={SIZE / 2}
          y={step === 0 ? SIZE / 2 + 4 : SIZE / 2 - INNER - (step - 0.5) * gap + 4}
          className={classes.ringNumber}
        >
          {step + 1}
        </text>
      ))}
    </svg>
  );
}
