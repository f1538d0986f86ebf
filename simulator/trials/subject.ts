import { must, type Instant, type Result } from '@zentrale/kernel/values';
import {
  fromJson,
  initial,
  nextDeadline,
  perform,
  toJson,
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

/** Commands between two restarts; a prime, so that they meet with everything. */
const RESTART_EVERY = 211;

/** The real engine, which now and then starts again from a snapshot of itself. */
export function engine(): Subject {
  const state = initial();
  let commandCount = 0;
  return {
    state,
    perform: (command, context) => {
      commandCount += 1;
      if (commandCount % RESTART_EVERY === 0) restart(state);
      return perform(state, command, context);
    },
    nextDeadline: () => nextDeadline(state),
  };
}

/** In place, as whoever tampers with the state holds on to it. */
function restart(state: WorkingState): void {
  const stored: unknown = JSON.parse(JSON.stringify(toJson(state)));
  Object.assign(state, must(fromJson(stored), 'a snapshot of this very format'));
}
