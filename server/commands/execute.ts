import { asId, type CommandId } from '@zentrale/kernel/values';
import { COMMANDS, CommandRequest, type CommandReply, type CommandType } from '@zentrale/protocol';
import { hasRole, type Principal } from '../auth/principal.ts';
import type { Centre } from '../compose/centre.ts';
import { problem, problemOfFailure, problemOfRefusal, problemOfSchema } from '../http/problem.ts';
import { assistanceCommands } from './assistance.ts';
import { callCommands } from './calls.ts';
import { consultCommands } from './consults.ts';
import type { CommandContext, CommandHandlers } from './context.ts';
import { conversationCommands } from './conversations.ts';
import { diallingCommands } from './dialling.ts';
import { identificationCommands } from './identification.ts';
import { routingCommands } from './routing.ts';
import { settingsCommands } from './settings.ts';
import { supervisionCommands } from './supervision.ts';
import { workCommands } from './work.ts';

const HANDLERS: CommandHandlers = {
  ...routingCommands,
  ...workCommands,
  ...conversationCommands,
  ...callCommands,
  ...identificationCommands,
  ...diallingCommands,
  ...consultCommands,
  ...assistanceCommands,
  ...supervisionCommands,
  ...settingsCommands,
};

/**
 * The one way into the centre for people: parse, authorise, act, translate. Socket and HTTP doors
 * both call it. Never throws.
 */
export async function executeCommand(
  centre: Centre,
  principal: Principal,
  raw: unknown,
): Promise<CommandReply> {
  const request = CommandRequest.safeParse(raw);
  if (!request.success) return { ok: false, problem: problemOfSchema(request.error, 'command') };
  const { type, commandId } = request.data;
  if (!isCommandType(type))
    return { ok: false, problem: problem('command.unknown', { field: 'type' }) };
  if (!hasRole(principal, COMMANDS[type].roles)) {
    return { ok: false, problem: problem('role.forbidden') };
  }
  const body = COMMANDS[type].body.safeParse(request.data.body);
  if (!body.success) return { ok: false, problem: problemOfSchema(body.error, 'body') };
  try {
    const context = { centre, principal, commandId: asId<CommandId>(commandId) };
    const result = await handle(context, type, body.data);
    if (result.ok) return { ok: true, answer: result.value };
    return { ok: false, problem: problemOfRefusal(result.refusal) };
  } catch (failure) {
    const translated = problemOfFailure(failure);
    if (translated.isBug) centre.log.error('command.failed', { type, failure });
    return { ok: false, problem: translated.problem };
  }
}

function isCommandType(name: string): name is CommandType {
  return Object.hasOwn(COMMANDS, name);
}

function handle<Type extends CommandType>(context: CommandContext, type: Type, body: unknown) {
  // The body was parsed by the very schema the handler's type is derived from.
  return HANDLERS[type](context, body as never);
}
