import { useLingui } from '@lingui/react/macro';
import { workActions, type WorkAction } from '@zentrale/routing/rules';
import type { WorkView } from '@zentrale/protocol/views';

/** Why an act is not possible with this work now, in words that say what is in the way. */
export function useBlocked(work: Pick<WorkView, 'state'>): (action: WorkAction) => string | null {
  const { t } = useLingui();
  const rulings = workActions(work.state);
  const because = {
    active: t`The customer is not on hold.`,
    'on-hold': t`The customer is on hold already.`,
    parked: t`This is parked. Take it up again first.`,
    'wrap-up': t`This is completed; only wrap-up is left.`,
  }[work.state];
  return (action) => (rulings[action] === null ? null : because);
}
