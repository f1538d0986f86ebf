import { useLingui } from '@lingui/react/macro';
import type { FloorInteraction, FloorList } from '@zentrale/protocol/http';

/** What a list is called. */
export function useListName(): (list: FloorList) => string {
  const { t } = useLingui();
  return (list) =>
    ({
      waiting: t`Waiting now`,
      offered: t`On offer now`,
      scheduled: t`Scheduled`,
      active: t`In work now`,
      parked: t`Parked`,
      'wrap-up': t`In wrap-up`,
      arrived: t`Arrived today`,
      answered: t`Answered today`,
      'answered-in-time': t`Answered in time today`,
      'answered-late': t`Answered late today`,
      abandoned: t`Abandoned today`,
      'short-abandoned': t`Short abandons today`,
      expired: t`Expired today`,
      'moved-on': t`Moved to another queue today`,
      handled: t`Handled today`,
    })[list];
}

export function useOutcomeName(): (outcome: FloorInteraction['outcome']) => string {
  const { t } = useLingui();
  return (outcome) =>
    ({
      waiting: t`waiting`,
      offered: t`on offer`,
      scheduled: t`scheduled`,
      active: t`in work`,
      'on-hold': t`on hold`,
      parked: t`parked`,
      'wrap-up': t`wrap-up`,
      answered: t`answered`,
      abandoned: t`abandoned`,
      expired: t`expired`,
      'moved-on': t`moved to another queue`,
    })[outcome];
}
