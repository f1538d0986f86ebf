import { useLingui } from '@lingui/react/macro';
import { IconAlertTriangle, IconCircleCheck, IconCircleMinus } from '@tabler/icons-react';
import { serviceLevelPct, type Answered, type Verdict } from './service-level.ts';
import classes from '../floor.module.css';

const ICONS = {
  met: IconCircleCheck,
  close: IconCircleMinus,
  missed: IconAlertTriangle,
} as const;

export function useVerdictName(): (verdict: Verdict) => string {
  const { t } = useLingui();
  return (verdict) =>
    ({ met: t`on target`, close: t`just below`, missed: t`below target`, none: '' })[verdict];
}

/** The service level with its verdict in colour, icon and words. */
export function LevelMark({
  of: queue,
  verdict,
  hasFigure = true,
}: {
  of: Answered;
  verdict: Verdict;
  /** Where the figure stands large beside it already, once is enough. */
  hasFigure?: boolean;
}) {
  const { i18n } = useLingui();
  const verdictName = useVerdictName();
  const pct = serviceLevelPct(queue);
  if (verdict === 'none' || pct === null) return <span className={classes.none}>–</span>;
  const Icon = ICONS[verdict];
  return (
    <span className={classes.level} data-verdict={verdict}>
      <Icon size={15} aria-hidden />
      {hasFigure ? <strong className="tabular">{pctText(pct, i18n.locale)}</strong> : null}
      <span>{verdictName(verdict)}</span>
    </span>
  );
}

/** `82 %` or `82%`, as the reader's language writes it. */
export function pctText(pct: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(pct / 100);
}
