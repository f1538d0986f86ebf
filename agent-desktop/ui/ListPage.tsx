import type { ReactNode } from 'react';
import classes from './ListPage.module.css';

/** A list on the left, and on the right what is open of it. Rows are links in a `nav`. */
export function ListPage({
  title,
  list,
  open,
}: {
  title: string;
  /** `null` for whoever may see none. */
  list: ReactNode;
  open: ReactNode;
}) {
  return (
    <div className={classes.page}>
      <title>{`${title} – Zentrale`}</title>
      <h1>{title}</h1>
      <div className={classes.columns} data-single={list === null ? true : undefined}>
        {list === null ? null : <div className={classes.panel}>{list}</div>}
        {/* What scrolls must be reachable by keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className={classes.panel} tabIndex={0}>
          {open}
        </div>
      </div>
    </div>
  );
}

export function ListRow({ title, aside, about }: { title: string; aside: string; about: string }) {
  return (
    <span className={classes.row}>
      <span className={classes.rowTop}>
        <strong>{title}</strong>
        <span className="tabular">{aside}</span>
      </span>
      <span className={classes.dim}>{about}</span>
    </span>
  );
}
