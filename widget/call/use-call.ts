import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Session } from '../chat/session.ts';
import type { WidgetState } from '../chat/state.ts';
import type { Identifying } from './identifying.ts';
import type { CallSay } from './words.ts';

export interface ShownCall {
  readonly session: Session;
  readonly state: WidgetState;
  readonly identifying: Identifying;
  readonly say: CallSay;
}

export const CallContext = createContext<ShownCall | null>(null);

export function useCall(): ShownCall {
  const shown = useContext(CallContext);
  if (!shown) throw new Error('useCall needs the part for calls above it');
  return shown;
}
