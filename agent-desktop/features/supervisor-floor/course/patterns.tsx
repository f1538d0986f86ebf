import { useId } from 'react';
import classes from './course.module.css';

export type SeriesName = 'answered' | 'late' | 'abandoned';

/** Fills that are told apart without colour: full, striped, crossed. */
export function usePatterns(): {
  readonly defs: React.ReactNode;
  readonly fill: (name: SeriesName) => string;
} {
  const id = useId();
  const url = (name: SeriesName) => `${id}-${name}`;
  return {
    defs: (
      <defs>
        <pattern id={url('late')} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" fill="var(--z-surface)" />
          <path d="M-1 5 L5 -1 M2 8 L8 2" stroke="var(--z-amber)" strokeWidth="2.2" />
        </pattern>
        <pattern id={url('abandoned')} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" fill="var(--z-surface)" />
          <path
            d="M0 0 L6 6 M6 0 L0 6 M-1 3 L3 7 M3 -1 L7 3"
            stroke="var(--z-red)"
            strokeWidth="1.4"
          />
        </pattern>
      </defs>
    ),
    fill: (name) => (name === 'answered' ? 'var(--z-green)' : `url(#${url(name)})`),
  };
}

/** A square of the series' fill with its name. */
export function LegendMark({ name, label }: { name: SeriesName; label: string }) {
  const { defs, fill } = usePatterns();
  return (
    <span className={classes.legendMark}>
      <svg width="14" height="14" aria-hidden>
        {defs}
        <rect
          x="0.5"
          y="0.5"
          width="13"
          height="13"
          fill={fill(name)}
          stroke="var(--z-border-strong)"
        />
      </svg>
      {label}
    </span>
  );
}
