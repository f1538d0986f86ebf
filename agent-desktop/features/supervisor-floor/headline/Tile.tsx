import type { ReactNode } from 'react';
import classes from './Headline.module.css';

/** One figure, large, with its name above and what it means below. */
export function Tile({
  name,
  about,
  aside,
  children,
}: {
  name: string;
  about: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={classes.tile}>
      <dt className={classes.name}>{name}</dt>
      <dd className={`${classes.figure} tabular`}>{children}</dd>
      <dd className={classes.about}>{about}</dd>
      {aside ? <dd className={classes.aside}>{aside}</dd> : null}
    </div>
  );
}
