import { Headset, type HeadsetPress } from '@zentrale/softphone/headset';
import { create } from 'zustand';
import { useShortcuts } from '../../keyboard/shortcuts.ts';

/** The headset whose buttons work at this desk. */
export const useHeadset = create<{ headset: Headset | null }>(() => ({ headset: null }));

/** What a button does is what a key does: the same action, where it can be done just now. */
const ACTIONS: Readonly<Record<HeadsetPress, string>> = {
  'pick-up': 'accept-offer',
  'hang-up': 'end-call',
  'toggle-mute': 'mute',
};

function press(what: HeadsetPress): void {
  const action = useShortcuts.getState().all.findLast(({ id }) => id === ACTIONS[what]);
  if (action && !action.blocked) action.run();
}

/** One that was allowed earlier works without being asked for again. */
export async function findHeadset(): Promise<void> {
  if (useHeadset.getState().headset !== null) return;
  const headset = await Headset.known(press).catch(() => null);
  if (headset !== null) useHeadset.setState({ headset });
}

/** Has the person choose; call from a click. False where none was chosen or could be used. */
export async function chooseHeadset(): Promise<boolean> {
  const headset = await Headset.choose(press).catch(() => null);
  if (headset === null) return false;
  useHeadset.getState().headset?.close();
  useHeadset.setState({ headset });
  return true;
}
