import { Popover } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconInfoCircle } from '@tabler/icons-react';
import type { QueueView } from '@zentrale/protocol/views';
import { IconButton } from '../../../ui/IconButton.tsx';
import { LevelMark, pctText } from '../queues/LevelMark.tsx';
import {
  answeredOnlyPct,
  serviceLevelPct,
  verdictOf,
  withoutShortPct,
} from '../queues/service-level.ts';
import { Tile } from './Tile.tsx';
import type { FloorTotals } from './totals.ts';
import classes from './Headline.module.css';

/** The service level in both usual definitions, and how it stands against the target. */
export function LevelTile({
  totals,
  queues,
}: {
  totals: FloorTotals;
  queues: readonly QueueView[];
}) {
  const { t, i18n } = useLingui();
  const [only] = queues;
  const isOne = queues.length === 1 && only !== undefined;
  const pct = serviceLevelPct(totals);
  const onlyPct = answeredOnlyPct(totals);
  const onlyText = onlyPct === null ? '–' : pctText(onlyPct, i18n.locale);
  const { measuredQueueCount, missedQueueCount } = totals;
  const target = isOne ? pctText(only.serviceLevelTargetPct, i18n.locale) : '';
  const seconds = isOne ? Math.round(only.serviceLevelMs / 1000) : 0;
  const standing = isOne ? (
    <>
      <LevelMark
        of={only}
        verdict={verdictOf(only, only.serviceLevelTargetPct)}
        hasFigure={false}
      />
      <span>{t`Target: ${target} in ${seconds} s`}</span>
    </>
  ) : (
    t`${missedQueueCount} of ${measuredQueueCount} queues below target`
  );
  return (
    <Tile
      name={t`Service level today`}
      about={
        <>
          <span className={classes.standing}>
            {pct === null ? t`nothing to measure yet` : standing}
          </span>
        </>
      }
      aside={<LevelDetails totals={totals} only={isOne ? only : null} />}
    >
      <span className={classes.levels}>
        <span>
          {pct === null ? '–' : pctText(pct, i18n.locale)}
          <small>{t`of all`}</small>
        </span>
        <span className={classes.second}>
          {onlyText}
          <small>{t`of answered`}</small>
        </span>
      </span>
    </Tile>
  );
}

function LevelDetails({ totals, only }: { totals: FloorTotals; only: QueueView | null }) {
  const { t, i18n } = useLingui();
  const { answeredInTimeCount, answeredCount, abandonedCount, shortAbandonedCount } = totals;
  const seconds = Math.round((only?.serviceLevelMs ?? 0) / 1000);
  const shortSeconds = Math.round((only?.shortAbandonMs ?? 0) / 1000);
  const shown = (pct: number | null) => (pct === null ? '–' : pctText(pct, i18n.locale));
  const offered = answeredCount + abandonedCount;
  const patient = offered - shortAbandonedCount;
  return (
    <Popover position="bottom-end" width={340} shadow="md" withArrow>
      <Popover.Target>
        <IconButton label={t`How the service level is counted`} size={24}>
          <IconInfoCircle size={16} aria-hidden />
        </IconButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.details}>
        <p>
          {only === null
            ? t`In time means within the threshold of the queue, in its opening hours; today, in the centre’s time zone.`
            : t`In time means within ${seconds} seconds of opening hours; today, in the centre’s time zone.`}
        </p>
        <dl>
          <Definition
            name={t`of all: answered in time ÷ (answered + abandoned)`}
            counts={`${answeredInTimeCount} ÷ ${offered}`}
            result={shown(serviceLevelPct(totals))}
          />
          <Definition
            name={t`of answered: answered in time ÷ answered`}
            counts={`${answeredInTimeCount} ÷ ${answeredCount}`}
            result={shown(answeredOnlyPct(totals))}
          />
          <Definition
            name={t`without short abandons, for comparison`}
            counts={`${answeredInTimeCount} ÷ ${patient}`}
            result={shown(withoutShortPct(totals))}
          />
        </dl>
        <p>
          {only === null
            ? t`Targets and alerts go by the first one. Every abandon counts in it, short ones too: ${shortAbandonedCount} of ${abandonedCount} left sooner than their queue calls an abandon.`
            : t`Targets and alerts go by the first one. Every abandon counts in it, short ones too: ${shortAbandonedCount} of ${abandonedCount} left within ${shortSeconds} seconds.`}
        </p>
      </Popover.Dropdown>
    </Popover>
  );
}

function Definition({ name, counts, result }: { name: string; counts: string; result: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="tabular">
        {counts} = <strong>{result}</strong>
      </dd>
    </div>
  );
}
