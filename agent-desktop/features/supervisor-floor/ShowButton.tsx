import type { ReactNode } from 'react';
import type { ListChoice } from './search.ts';
import { useFloorSearch } from './use-floor-search.ts';
import classes from './ShowButton.module.css';

/** A number that opens what lies behind it; nothing to open behind a zero. */
export function ShowButton({
  label,
  count,
  behind,
  children,
}: {
  /** What is counted, for those who do not see the column. */
  label: string;
  count: number;
  behind: ListChoice;
  /** Shown instead of the bare number. */
  children?: ReactNode;
}) {
  const { show } = useFloorSearch();
  if (count === 0) return <span className={classes.zero}>{children ?? 0}</span>;
  return (
    <button
      type="button"
      className={classes.number}
      // Words of its own say what is counted; a bare number does not.
      aria-label={children === undefined ? `${label}: ${count}` : undefined}
      title={label}
      onClick={() => show({ kind: 'list', ...behind })}
    >
      {children ?? count}
    </button>
  );
}
