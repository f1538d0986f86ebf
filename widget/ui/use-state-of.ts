import { useEffect, useState } from 'preact/hooks';
import type { Session } from '../chat/session.ts';
import type { WidgetState } from '../chat/state.ts';

/** For the top of a tree: draws again whenever the session's state is replaced. */
export function useStateOf({ store }: Session): WidgetState {
  const [state, setState] = useState(store.state);
  useEffect(() => {
    setState(store.state);
    return store.read(setState);
  }, [store]);
  return state;
}
