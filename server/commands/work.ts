import {
  asId,
  instant,
  refused,
  type AgentId,
  type InteractionId,
  type Result,
} from '@zentrale/kernel/values';
import type { RoutingCommand } from '@zentrale/routing';
import { checkCallPlaceOf } from './call-places.ts';
import type { CommandContext, CommandHandlers } from './context.ts';
import { agentOf, keepNote, settled, submit } from './own-work.ts';

type WorkCommandHandlers = Pick<
  CommandHandlers,
  | 'take-interaction'
  | 'hold-interaction'
  | 'retrieve-interaction'
  | 'park-interaction'
  | 'resume-interaction'
  | 'reopen-interaction'
  | 'consult-agent'
  | 'start-conference'
  | 'end-party'
  | 'complete-transfer'
  | 'request-callback'
  | 'sign-out-agent'
>;

/** Acts on one's own work; the engine decides and explains refusals. */
export const workCommands: WorkCommandHandlers = {
  'take-interaction': async (context, { interactionId, isOverride }) => {
    const id = asId<InteractionId>(interactionId);
    const served = await checkServes(context, id);
    if (!served.ok) return served;
    return act(context, 'TakeInteraction', id, { isOverride });
  },
  'hold-interaction': (context, body) => act(context, 'HoldInteraction', body.interactionId),
  'retrieve-interaction': (context, body) =>
    act(context, 'RetrieveInteraction', body.interactionId),
  'park-interaction': (context, { interactionId, untilAt }) =>
    act(
      context,
      'ParkInteraction',
      interactionId,
      untilAt === undefined ? {} : { untilAt: instant(untilAt) },
    ),
  'resume-interaction': (context, { interactionId, isOverride }) =>
    act(context, 'ResumeInteraction', interactionId, { isOverride }),
  'reopen-interaction': (context, body) => act(context, 'ReopenInteraction', body.interactionId),

  'consult-agent': async (context, { note, ...body }) => {
    const interactionId = asId<InteractionId>(body.interactionId);
    const toAgentId = asId<AgentId>(body.agentId);
    const agentId = agentOf(context);
    const about = { personId: toAgentId, role: 'consulted', field: 'body.agentId' } as const;
    // A colleague who takes part also speaks, where there is a call.
    const place = await checkCallPlaceOf(context, interactionId, about);
    if (!place.ok) return place;
    const command = { type: 'ConsultAgent', interactionId, agentId, toAgentId } as const;
    const result = await submit(context, command);
    if (result.ok) await keepNote(context, interactionId, note);
    return result;
  },
  'start-conference': (context, { interactionId, agentId }) =>
    act(context, 'StartConference', interactionId, { partyAgentId: asId<AgentId>(agentId) }),
  'end-party': (context, { interactionId, agentId }) =>
    act(context, 'EndParty', interactionId, { partyAgentId: asId<AgentId>(agentId) }),
  'complete-transfer': async (context, { interactionId, agentId, note }) => {
    const toAgentId = asId<AgentId>(agentId);
    const result = await act(context, 'CompleteTransfer', interactionId, { toAgentId });
    if (result.ok) await keepNote(context, asId(interactionId), note);
    return result;
  },

  'request-callback': async (context, body) => {
    const interactionId = asId<InteractionId>(body.interactionId);
    const served = await checkServes(context, interactionId);
    if (!served.ok) return served;
    const { notBeforeAt } = body;
    return settled(
      await submit(context, {
        type: 'RequestCallback',
        interactionId,
        ...(notBeforeAt === undefined ? {} : { notBeforeAt: instant(notBeforeAt) }),
      }),
    );
  },

  'sign-out-agent': async (context, { drain }) =>
    settled(await submit(context, { type: 'SignOutAgent', agentId: agentOf(context), drain })),
};

type OwnWorkCommand = Extract<
  RoutingCommand,
  { readonly interactionId: InteractionId; readonly agentId: AgentId }
>;

/** One of the engine's commands on work, by the principal. */
async function act<Type extends OwnWorkCommand['type']>(
  context: CommandContext,
  type: Type,
  interactionId: string,
  more?: Omit<Extract<OwnWorkCommand, { type: Type }>, 'type' | 'interactionId' | 'agentId'>,
): Promise<Result<Record<string, never>>> {
  const command = {
    ...more,
    type,
    interactionId: asId<InteractionId>(interactionId),
    agentId: agentOf(context),
  };
  // Put together from the members of this very command.
  return settled(await submit(context, command as unknown as OwnWorkCommand));
}

/** By hand only from queues one serves; whoever leads the floor has other ways. */
async function checkServes(
  { centre, principal }: CommandContext,
  interactionId: InteractionId,
): Promise<Result<null>> {
  const { state } = await centre.routing.open(principal.tenantId);
  const interaction = state.interactions.get(interactionId);
  // What does not exist is the engine's to refuse.
  const queueIds = state.agents.get(asId<AgentId>(principal.personId))?.config.queueIds ?? [];
  if (interaction === undefined || queueIds.includes(interaction.queueId)) {
    return { ok: true, value: null };
  }
  return refused('queue.not-served', { field: 'body.interactionId' });
}
