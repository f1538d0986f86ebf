import { Popover } from '@mantine/core';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { IconInfoCircle } from '@tabler/icons-react';
import type { QueueView } from '@zentrale/protocol/views';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/IconButton.tsx';
import { LevelMark, pctText } from './LevelMark.tsx';
import { answeredOnlyPct, serviceLevelPct, verdictOf } from './service-level.ts';
import type { FloorTotals } from './totals.ts';
import { WaitClock } from './WaitClock.tsx';
import classes from './Headline.module.css';

/** The four figures a supervisor looks at first, for all queues or the one that is chosen. */
export function Headline({
  totals,
  queues,
}: {
  totals: FloorTotals;
  /** What is summed up; one queue shows its own target. */
  queues: readonly QueueView[];
}) {
  const { t } = useLingui();
  const { waitingCount, offeredCount, longest, readyCount, onlineCount } = totals;
  const place = queues.find(({ queueId }) => queueId === longest?.queueId);
  return (
    <section aria-label={t`Right now`}>
      <dl className={classes.strip}>
        <Tile
          name={t`Waiting now`}
          about={
            offeredCount > 0
              ? t`${offeredCount} of them offered to an agent`
              : waitingCount > 0
                ? t`none of them offered yet`
                : t`Nobody waits`
          }
        >
          {waitingCount}
        </Tile>
        <Tile name={t`Longest wait`} about={place?.name ?? t`Nobody waits`}>
          {longest ? <WaitClock at={longest.queuedAt} thresholdMs={place?.serviceLevelMs} /> : '–'}
        </Tile>
        <Tile
          name={t`Agents ready`}
          about={t`${plural(onlineCount, { one: 'of # online', other: 'of # online' })}`}
        >
          {readyCount}
        </Tile>
        <LevelTile totals={totals} queues={queues} />
      </dl>
    </section>
  );
}

function Tile({
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

function LevelTile({ totals, queues }: { totals: FloorTotals; queues: readonly QueueView[] }) {
  const { t, i18n } = useLingui();
  const [only] = queues;
  const isOne = queues.length === 1 && only !== undefined;
  const pct = serviceLevelPct(totals);
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
          <span>{t`answered in time ÷ (answered + abandoned)`}</span>
        </>
      }
      aside={<LevelDetails totals={totals} thresholdMs={isOne ? only.serviceLevelMs : null} />}
    >
      {pct === null ? '–' : pctText(pct, i18n.locale)}
    </Tile>
  );
}

function LevelDetails({
  totals,
  thresholdMs,
}: {
  totals: FloorTotals;
  thresholdMs: number | null;
}) {
  const { t, i18n } = useLingui();
  const { answeredInTimeCount, answeredCount, abandonedCount } = totals;
  const seconds = Math.round((thresholdMs ?? 0) / 1000);
  const shown = (pct: number | null) => (pct === null ? '–' : pctText(pct, i18n.locale));
  const offered = answeredCount + abandonedCount;
  return (
    <Popover position="bottom-end" width={320} shadow="md" withArrow>
      <Popover.Target>
        <IconButton label={t`How the service level is counted`} size={24}>
          <IconInfoCircle size={16} aria-hidden />
        </IconButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.details}>
        <p>
          {thresholdMs === null
            ? t`In time means within the threshold of the queue; today, in the centre’s time zone.`
            : t`In time means within ${seconds} seconds; today, in the centre’s time zone.`}
        </p>
        <dl>
          <div>
            <dt>{t`Answered in time ÷ (answered + abandoned)`}</dt>
            <dd className="tabular">
              {answeredInTimeCount} ÷ {offered} = <strong>{shown(serviceLevelPct(totals))}</strong>
            </dd>
          </div>
          <div>
            <dt>{t`Answered in time ÷ answered`}</dt>
            <dd className="tabular">
              {answeredInTimeCount} ÷ {answeredCount} ={' '}
              <strong>{shown(answeredOnlyPct(totals))}</strong>
            </dd>
          </div>
        </dl>
        <p>{t`Everybody who gave up waiting counts as abandoned, however short the wait.`}</p>
      </Popover.Dropdown>
    </Popover>
  );
}
