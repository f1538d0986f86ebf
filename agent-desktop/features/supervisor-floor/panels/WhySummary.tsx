import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ExplanationView } from '@zentrale/protocol/views';
import type { ReactNode } from 'react';
import { useNow } from '../../../realtime/clock.ts';
import { Until } from '../../../ui/clocks.tsx';
import { clockText, dateTimeText } from '../../../ui/duration.ts';
import { rangeText } from '../queues/range.ts';
import { useExclusionCount } from './why-words.ts';
import classes from './panels.module.css';

/** The answer in a few sentences, before all details. */
export function WhySummary({ why }: { why: ExplanationView }) {
  return (
    <div className={classes.summary}>
      <p className={classes.verdict}>
        <Verdict why={why} />
      </p>
      <Outlook why={why} />
    </div>
  );
}

function Verdict({ why }: { why: ExplanationView }) {
  const { t, i18n } = useLingui();
  const exclusionCount = useExclusionCount();
  const { consideredCount, excluded, preferredAgent, offers } = why;
  if (offers.length > 0) {
    const names = offers.map((offer) => offer.agentName).join(', ');
    return <>{t`It is offered to ${names} just now; the first to accept gets it.`}</>;
  }
  if (!why.isOpen) {
    const at = why.opensAt === null ? null : dateTimeText(why.opensAt, i18n.locale);
    return (
      <>
        {at === null ? t`The queue is closed.` : t`The queue is closed until ${at}.`}{' '}
        <Excluded why={why} />
      </>
    );
  }
  if (why.step < 0 && preferredAgent !== null) {
    return (
      <>{t`It waits for ${preferredAgent.name}, who was asked for, before anybody else is looked at.`}</>
    );
  }
  if (consideredCount === 0) return <>{t`Nobody serves this queue.`}</>;
  const reasons = excluded.map(({ reason, count }) => exclusionCount(reason, count));
  const list = new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(reasons);
  return (
    <>
      {t`${plural(consideredCount, { one: '# agent serves it', other: '# agents serve it' })}`}
      {reasons.length > 0 ? `: ${list}.` : '.'}
    </>
  );
}

function Excluded({ why }: { why: ExplanationView }) {
  const { i18n } = useLingui();
  const exclusionCount = useExclusionCount();
  const reasons = why.excluded.map(({ reason, count }) => exclusionCount(reason, count));
  if (reasons.length === 0) return null;
  return <>{new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(reasons)}.</>;
}

function Outlook({ why }: { why: ExplanationView }) {
  const { t } = useLingui();
  const now = useNow();
  const { position, estimate, priority, dueAt, nextStepAt } = why;
  const late = dueAt === null ? '' : clockText(Math.abs(dueAt - now));
  return (
    <dl className={classes.outlook}>
      <Fact name={t`Position`}>{position}</Fact>
      <Fact name={t`Expected`}>{estimate === null ? t`unknown` : rangeText(estimate)}</Fact>
      <Fact name={t`Priority`}>{priority}</Fact>
      <Fact name={t`Target`}>
        {dueAt === null ? '–' : dueAt >= now ? t`in ${late}` : t`missed for ${late}`}
      </Fact>
      <Fact name={t`Widens`}>{nextStepAt === null ? t`no more` : <Until at={nextStepAt} />}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="tabular">{children}</dd>
    </div>
  );
}
