import { useLingui } from '@lingui/react/macro';
import type { CallRole } from '@zentrale/protocol/views';

/** What somebody is in a call, beside the name. */
export function useRoleWords(): Record<CallRole, string> {
  const { t } = useLingui();
  return {
    customer: t`Customer`,
    holder: t`holds it`,
    consulted: t`consulted`,
    conferenced: t`in conference`,
    monitor: t`listens`,
    coach: t`coaches`,
    barge: t`takes part`,
  };
}
