import { useId, type ReactNode } from 'react';
import classes from './inbox.module.css';

/** Rows of one kind under their heading. */
export function WorkGroup({
  title,
  count,
  children,
}: {
  title: string;
  count: number;
  children: ReactNode;
}) {
  const headingId = useId();
  return (
    <div role="group" aria-labelledby={headingId}>
      <h2 id={headingId} className={classes.groupTitle}>
        {title} <span className="tabular">{count}</span>
      </h2>
      <ul className={classes.rows}>{children}</ul>
    </div>
  );
}
