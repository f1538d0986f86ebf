import { useLingui } from '@lingui/react/macro';
import type { DialEntryView, DialListState, DialResult } from '@zentrale/protocol/views';

/** How lists of numbers, and what came of them, are called on screen. */
export function useDialWords() {
  const { t } = useLingui();
  const results: Record<DialResult, string> = {
    reached: t`Reached`,
    machine: t`Answering machine`,
    later: t`Again later`,
    'wrong-number': t`Wrong number`,
    'no-calls': t`Wants no calls`,
    'not-reached': t`Not reached`,
    'not-called': t`Not called`,
  };
  const states: Record<DialListState, string> = {
    paused: t`Paused`,
    running: t`Being called`,
    ended: t`Ended`,
  };
  return {
    result: (result: DialResult) => results[result],
    listState: (state: DialListState) => states[state],
    entryState: ({ state, result, attemptCount }: DialEntryView) => {
      if (state === 'queued') return t`Under way`;
      if (result !== null) return results[result];
      return attemptCount === 0 ? t`Not tried yet` : t`Open`;
    },
  };
}
