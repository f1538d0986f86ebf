// What acts of agents on their own work have in common.
import {
  accepted,
  asId,
  type AgentId,
  type InteractionId,
  type Result,
} from '@zentrale/kernel/values';
import type { AnswerTo, RoutingAnswer, RoutingCommand } from '@zentrale/routing';
import type { CommandContext } from './context.ts';

export function agentOf({ principal }: CommandContext): AgentId {
  return asId<AgentId>(principal.personId);
}

/** Hands a command of the principal's own to the engine. */
export async function submit<Command extends RoutingCommand>(
  { centre, principal, commandId }: CommandContext,
  command: Command,
): Promise<Result<AnswerTo<Command>>> {
  const runtime = await centre.routing.open(principal.tenantId);
  // Ids of clients are unique only among their own: the person makes them unique in the centre.
  return runtime.submit(asId(`${principal.personId}:${commandId}`), command);
}

/** For acts that answer nothing. */
export function settled(result: Result<RoutingAnswer>): Result<Record<string, never>> {
  return result.ok ? accepted({}) : result;
}

export async function holds(
  context: CommandContext,
  interactionId: InteractionId,
): Promise<boolean> {
  const { state } = await context.centre.routing.open(context.principal.tenantId);
  return state.interactions.get(interactionId)?.agentId === agentOf(context);
}

/** What the agent wants the next one to know stays in the conversation as an internal note. */
export async function keepNote(
  { centre, principal, commandId }: CommandContext,
  interactionId: InteractionId,
  note: string | undefined,
): Promise<void> {
  const text = note?.trim() ?? '';
  if (text === '') return;
  const runtime = await centre.routing.open(principal.tenantId);
  const conversationId = runtime.state.interactions.get(interactionId)?.conversationId;
  if (conversationId === undefined) return;
  await centre.store.transact(principal.tenantId, async (tx) => {
    await centre.channels.send(tx, {
      conversationId,
      author: { kind: 'agent', id: principal.personId, name: principal.name },
      visibility: 'internal',
      text,
      attachmentIds: [],
      clientId: commandId,
    });
  });
}
