import { useId, type ReactNode } from 'react';
import classes from './form.module.css';

/** Fields that belong together, with what they are for. */
export function FieldGroup({
  title,
  about,
  isWide = false,
  children,
}: {
  title: string;
  about?: string;
  /** One below the other over the whole width. */
  isWide?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={classes.group} aria-labelledby={id}>
      <header className={classes.groupHead}>
        <h3 id={id}>{title}</h3>
        {about === undefined ? null : <p>{about}</p>}
      </header>
      <div className={classes.groupFields} data-wide={isWide || undefined}>
        {children}
      </div>
    </section>
  );
}
