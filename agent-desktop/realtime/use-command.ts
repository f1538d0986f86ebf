import type { CommandInput, CommandType } from '@zentrale/protocol/commands';
import type { Problem } from '@zentrale/protocol/errors';
import { useCallback, useState } from 'react';
import { sendCommand } from './desk.ts';
import type { Outcome } from './command-queue.ts';

/** The visible phases of a command, for the place where it was asked. */
export type CommandPhase =
  | { readonly name: 'idle' }
  | { readonly name: 'asked' }
  | { readonly name: 'confirmed' }
  | { readonly name: 'refused'; readonly problem: Problem };

const IDLE: CommandPhase = { name: 'idle' };

export function useCommand<Type extends CommandType>(type: Type) {
  const [phase, setPhase] = useState<CommandPhase>(IDLE);
  const run = useCallback(
    async (body: CommandInput<Type>): Promise<Outcome<Type>> => {
      setPhase({ name: 'asked' });
      const outcome = await sendCommand(type, body);
      setPhase(outcome.ok ? { name: 'confirmed' } : { name: 'refused', problem: outcome.problem });
      return outcome;
    },
    [type],
  );
  const reset = useCallback(() => setPhase(IDLE), []);
  return {
    run,
    reset,
    phase,
    isAsked: phase.name === 'asked',
    problem: phase.name === 'refused' ? phase.problem : null,
  };
}
