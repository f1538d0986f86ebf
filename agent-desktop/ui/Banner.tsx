import type { ReactNode } from 'react';
import classes from './Banner.module.css';

export function Banner({
  tone,
  icon,
  children,
  action,
}: {
  tone: 'amber' | 'red';
  icon: ReactNode;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={classes.banner} data-tone={tone} role="status">
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <div className={classes.words}>{children}</div>
      {action}
    </div>
  );
}
