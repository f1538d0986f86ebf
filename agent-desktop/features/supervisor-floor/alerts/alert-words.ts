import { useLingui } from '@lingui/react/macro';
import type { AlertKind, AlertView, QueueView } from '@zentrale/protocol/views';
import { clockText } from '../../../ui/duration.ts';
import { pctText } from '../queues/LevelMark.tsx';
import { serviceLevelPct, wholePct } from '../queues/service-level.ts';

/** An alert in words, without its queue: what is, and what it should be. */
export function useAlertWords(): (
  queue: QueueView,
  alert: Pick<AlertView, 'kind' | 'limit'>,
  now: number,
) => string {
  const { t, i18n } = useLingui();
  return (queue, { kind, limit }, now) => {
    const percent = (pct: number | null) => (pct === null ? '–' : pctText(pct, i18n.locale));
    switch (kind) {
      case 'longest-wait': {
        const wait = clockText(now - (queue.oldestQueuedAt ?? now));
        return t`waiting for ${wait}, more than ${clockText(limit)}`;
      }
      case 'waiting-count':
        return t`${queue.waitingCount} wait, threshold ${limit}`;
      case 'service-level':
        return t`service level ${percent(serviceLevelPct(queue))}, below ${percent(limit)}`;
      case 'abandoned': {
        const patient = queue.abandonedCount - queue.shortAbandonedCount;
        const pct = wholePct(patient, queue.answeredCount + patient);
        return t`${percent(pct)} have left, threshold ${percent(limit)}`;
      }
      case 'nobody-signed-in':
        return t`open, and nobody is signed in`;
    }
  };
}

export function useAlertKindName(): (kind: AlertKind) => string {
  const { t } = useLingui();
  return (kind) =>
    ({
      'longest-wait': t`Longest wait`,
      'waiting-count': t`Waiting`,
      'service-level': t`Service level`,
      abandoned: t`Abandoned`,
      'nobody-signed-in': t`Nobody signed in`,
    })[kind];
}
