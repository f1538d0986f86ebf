import { useLingui } from '@lingui/react/macro';
import type { SupervisionMode } from '@zentrale/protocol/views';

/** What a supervisor does in each mode, and who notices. */
export function useModeWords(): Record<SupervisionMode, { name: string; about: string }> {
  const { t } = useLingui();
  return {
    monitor: {
      name: t`Monitor`,
      about: t`You read along. The agent sees that you do; the customer does not.`,
    },
    coach: {
      name: t`Coach`,
      about: t`You read along and write notes to the agent. The customer sees nothing of it.`,
    },
    barge: {
      name: t`Barge in`,
      about: t`You write to the customer, too. The customer is told that you have joined.`,
    },
  };
}
