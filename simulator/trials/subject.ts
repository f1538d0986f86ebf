import type { Instant, Result } from '@zentrale/kernel/values';
import {
  initial,
  nextDeadline,
  perform,
  type Context,
  type Performed,
  type RoutingCommand,
  type WorkingState,
} from '@zentrale/routing';

/** The engine as a trial sees it; canaries put themselves in between. */
export interface Subject {
  readonly state: WorkingState;
  perform(command: RoutingCommand, context: Context): Result<Performed>;
  nextDeadline(): Instant | null;
}

/** The real engine. */
export function engine(): Subject {
  const state = initial();
  return {
    state,
    perform: (command, context) => perform(state, command, context),
    nextDeadline: () => nextDeadline(state),
  };
}
