import { useLingui } from '@lingui/react/macro';
import type { RecordingMarkView } from '@zentrale/protocol/views';

/** A moment of a recording in words. */
export function useMarkWords(): (mark: RecordingMarkView) => string {
  const { t } = useLingui();
  return ({ code, name: who }) => {
    const name = who ?? '';
    return {
      held: t`On hold`,
      retrieved: t`Back from hold`,
      waiting: t`Waits for an agent`,
      paused: t`Recording paused`,
      resumed: t`Recording goes on`,
      holds: t`${name} speaks with the customer`,
      joined: t`${name} joins`,
      left: t`${name} leaves`,
      ended: t`End of the call`,
    }[code];
  };
}
