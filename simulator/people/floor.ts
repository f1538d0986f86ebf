import type { Recorded } from '@zentrale/kernel/history';
import type { Result } from '@zentrale/kernel/values';
import type { RoutingAnswer, RoutingCommand, RoutingFact } from '@zentrale/routing';
import type { Timeline } from '../world/index.ts';

export type OnAnswer = (result: Result<RoutingAnswer>) => void;

/** What people have to do with the centre by: time, and a line on which commands are sent. */
export interface Floor {
  readonly timeline: Timeline;
  /** Sends a command on its way. It may arrive late, twice, or after the world has changed. */
  send(command: RoutingCommand, onAnswer?: OnAnswer): void;
}

/** Somebody who acts on what happens; hears facts in their order, some time after they happened. */
export interface Person {
  hear(recorded: Recorded<RoutingFact>): void;
}

export type OnFact = (recorded: Recorded<RoutingFact>) => void;
