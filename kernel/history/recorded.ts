import type { CommandId, Instant } from '../values/index.ts';

/** A fact as it stands in a stream: `version` counts from 1 without gaps. */
export interface Recorded<Fact> {
  readonly version: number;
  readonly recordedAt: Instant;
  readonly commandId: CommandId;
  readonly fact: Fact;
}

/** A fact that is about to be appended. */
export interface Unrecorded<Fact> {
  readonly commandId: CommandId;
  readonly recordedAt: Instant;
  readonly fact: Fact;
}
