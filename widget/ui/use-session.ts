import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Session } from '../chat/session.ts';
import type { WidgetState } from '../chat/state.ts';
import type { Say } from '../text/catalog.ts';

export interface Shown {
  readonly session: Session;
  readonly state: WidgetState;
  readonly say: Say;
}

export const ShownContext = createContext<Shown | null>(null);

export function useShown(): Shown {
  const shown = useContext(ShownContext);
  if (!shown) throw new Error('useShown needs the widget above it');
  return shown;
}
