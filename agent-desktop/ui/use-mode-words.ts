import { useLingui } from '@lingui/react/macro';
import type { SupervisionMode } from '@zentrale/protocol/views';

export type ModeWords = Readonly<Record<SupervisionMode, { name: string; about: string }>>;

/** What a supervisor does in each mode, and who notices; in a call by voice as well. */
export function useModeWords(isCall: boolean): ModeWords {
  const { t } = useLingui();
  return {
    monitor: {
      name: isCall ? t`Listen in` : t`Monitor`,
      about: isCall
        ? t`You hear both and read along; nobody hears you. The agent sees that you do.`
        : t`You read along. The agent sees that you do; the customer does not.`,
    },
    coach: {
      name: t`Coach`,
      about: isCall
        ? t`Only the agent hears you and reads your notes. The customer notices nothing.`
        : t`You read along and write notes to the agent. The customer sees nothing of it.`,
    },
    barge: {
      name: t`Barge in`,
      about: isCall
        ? t`Everybody hears you. The customer is told that you have joined.`
        : t`You write to the customer, too. The customer is told that you have joined.`,
    },
  };
}
