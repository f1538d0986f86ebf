import type { ReactNode } from 'react';
import classes from './Panel.module.css';

/** A titled part of a column; the heading gives screen readers something to jump to. */
export function Section({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={classes.section} aria-label={title}>
      <header className={classes.header}>
        <h3 className={classes.title}>{title}</h3>
        {aside}
      </header>
      {children}
    </section>
  );
}
