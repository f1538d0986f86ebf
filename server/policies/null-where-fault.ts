import { Fault } from '@zentrale/kernel/values';

/** For `catch`: what fails in this way is left out, and the rest goes on without it. */
export const nullWhereFault =
  (kind: string) =>
  (failure: unknown): null => {
    if (failure instanceof Fault && failure.kind === kind) return null;
    throw failure;
  };
