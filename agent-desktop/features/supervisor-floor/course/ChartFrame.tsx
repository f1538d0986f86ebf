import { useElementSize } from '@mantine/hooks';
import { useLingui } from '@lingui/react/macro';
import { IconTable, IconChartBar } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { IconButton } from '../../../ui/IconButton.tsx';
import classes from './course.module.css';

const HEIGHT_PX = 200;

export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** A chart with its name, its legend, and the same numbers as a table for whoever prefers that. */
export function ChartFrame({
  title,
  about,
  legend,
  head,
  rows,
  children,
}: {
  title: string;
  about: string;
  legend: ReactNode;
  /** Names of the table's columns. */
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
  children: (size: ChartSize) => ReactNode;
}) {
  const { t } = useLingui();
  const [isTable, setIsTable] = useState(false);
  const { ref, width } = useElementSize();
  return (
    <section className={classes.chart} aria-label={title}>
      <header className={classes.chartHead}>
        <h2>{title}</h2>
        <span className={classes.note}>{about}</span>
        <span className={classes.legend}>{legend}</span>
        <IconButton
          label={isTable ? t`Show as a chart` : t`Show as a table`}
          aria-pressed={isTable}
          size={28}
          onClick={() => setIsTable(!isTable)}
        >
          {isTable ? <IconChartBar size={16} aria-hidden /> : <IconTable size={16} aria-hidden />}
        </IconButton>
      </header>
      <div ref={ref} className={classes.canvas}>
        {isTable ? (
          <DataTable caption={title} head={head} rows={rows} />
        ) : width > 0 ? (
          children({ width, height: HEIGHT_PX })
        ) : null}
      </div>
    </section>
  );
}

function DataTable({
  caption,
  head,
  rows,
}: {
  caption: string;
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}) {
  return (
    // Scrolled by key as well.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.tableFrame} tabIndex={0} role="region" aria-label={caption}>
      <table className={classes.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th key={head[index]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={head[index]}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
