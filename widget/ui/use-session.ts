import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Session } from '../chat/session.ts';
import type { WidgetState } from '../chat/state.ts';
import { type Say, sayer } from '../text/catalog.ts';

export interface Shown {
  readonly session: Session;
  readonly state: WidgetState;
  readonly say: Say;
}

export const ShownContext = createContext<Shown | null>(null);

/** For the top of the tree: draws again whenever the session's state is replaced. */
export function useSession(session: Session): Shown {
  const [state, setState] = useState(session.store.state);
  useEffect(() => {
    setState(session.store.state);
    return session.store.read(setState);
  }, [session]);
  return { session, state, say: sayer(state.language) };
}

export function useShown(): Shown {
  const shown = useContext(ShownContext);
  if (!shown) throw new Error('useShown needs the widget above it');
  return shown;
}
