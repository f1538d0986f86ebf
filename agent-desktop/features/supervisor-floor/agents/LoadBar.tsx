import { useLingui } from '@lingui/react/macro';
import classes from './AgentRow.module.css';

/** Third axis: how much of the capacity is taken. */
export function LoadBar({ used, total }: { used: number; total: number }) {
  const { t } = useLingui();
  const share = total > 0 ? Math.min(1, used / total) : 0;
  const isOver = used > total;
  return (
    <span className={classes.load} title={isOver ? t`more than the capacity` : t`Load`}>
      <span className="visually-hidden">{t`Load`}</span>
      <span className={classes.bar} aria-hidden>
        <span
          data-full={share === 1 || undefined}
          data-over={isOver || undefined}
          style={{ width: `${share * 100}%` }}
        />
      </span>
      <span className="tabular">
        {used}/{total}
      </span>
    </span>
  );
}
