import type { CommandId, Result } from '@zentrale/kernel/values';
import type { CommandAnswer, CommandBody, CommandType } from '@zentrale/protocol';
import type { Principal } from '../auth/principal.ts';
import type { Centre } from '../compose/centre.ts';

/** What a command handler works with. */
export interface CommandContext {
  readonly centre: Centre;
  readonly principal: Principal;
  /** The client's id of this command; everything it causes is named after it. */
  readonly commandId: CommandId;
}

export type CommandHandler<Type extends CommandType> = (
  context: CommandContext,
  body: CommandBody<Type>,
) => Promise<Result<CommandAnswer<Type>>>;

export type CommandHandlers = { readonly [Type in CommandType]: CommandHandler<Type> };
