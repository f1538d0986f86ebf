import {
  asId,
  type AgentId,
  type InteractionId,
  type OfferId,
  type QueueId,
} from '@zentrale/kernel/values';
import { checkChoice } from './choices.ts';
import type { CommandHandlers } from './context.ts';
import { agentOf, holds, keepNote, settled, submit } from './own-work.ts';

type RoutingCommandHandlers = Pick<
  CommandHandlers,
  | 'set-ready'
  | 'set-not-ready'
  | 'accept-offer'
  | 'decline-offer'
  | 'complete-interaction'
  | 'finish-wrap-up'
  | 'transfer-to-queue'
  | 'transfer-to-agent'
>;

/** Acts on the agent's own state and work; the engine decides and explains refusals. */
export const routingCommands: RoutingCommandHandlers = {
  'set-ready': async (context) =>
    settled(await submit(context, { type: 'SetReady', agentId: agentOf(context) })),

  'set-not-ready': async (context, { reason, drain }) => {
    const chosen = await checkChoice(context, 'not-ready-reason', reason);
    if (!chosen.ok) return chosen;
    const agentId = agentOf(context);
    return settled(await submit(context, { type: 'SetNotReady', agentId, reason, drain }));
  },

  'accept-offer': async (context, body) => {
    const offerId = asId<OfferId>(body.offerId);
    const result = await submit(context, {
      type: 'AcceptOffer',
      offerId,
      agentId: agentOf(context),
    });
    return result;
  },

  'decline-offer': async (context, { reason, ...body }) => {
    const chosen = await checkChoice(context, 'decline-reason', reason);
    if (!chosen.ok) return chosen;
    const offerId = asId<OfferId>(body.offerId);
    const agentId = agentOf(context);
    return settled(await submit(context, { type: 'DeclineOffer', offerId, agentId, reason }));
  },

  'complete-interaction': async (context, { interactionId, dispositionId }) => {
    const chosen = await checkChoice(context, 'disposition', dispositionId);
    if (!chosen.ok) return chosen;
    return settled(
      await submit(context, {
        type: 'CompleteInteraction',
        interactionId: asId<InteractionId>(interactionId),
        agentId: agentOf(context),
        ...(dispositionId === undefined ? {} : { dispositionId }),
      }),
    );
  },

  'finish-wrap-up': async (context, { interactionId, dispositionId, note }) => {
    const chosen = await checkChoice(context, 'disposition', dispositionId);
    if (!chosen.ok) return chosen;
    const id = asId<InteractionId>(interactionId);
    // Before, because afterwards the engine has forgotten which conversation it was.
    if (await holds(context, id)) await keepNote(context, id, note);
    return settled(
      await submit(context, {
        type: 'FinishWrapUp',
        interactionId: id,
        agentId: agentOf(context),
        ...(dispositionId === undefined ? {} : { dispositionId }),
      }),
    );
  },

  'transfer-to-queue': async (context, { interactionId, queueId, note }) => {
    const id = asId<InteractionId>(interactionId);
    const command = {
      type: 'TransferToQueue',
      interactionId: id,
      agentId: agentOf(context),
      queueId: asId<QueueId>(queueId),
    } as const;
    const result = await submit(context, command);
    if (result.ok) await keepNote(context, id, note);
    return settled(result);
  },

  'transfer-to-agent': async (context, { interactionId, agentId, note }) => {
    const id = asId<InteractionId>(interactionId);
    const command = {
      type: 'TransferToAgent',
      interactionId: id,
      agentId: agentOf(context),
      toAgentId: asId<AgentId>(agentId),
    } as const;
    const result = await submit(context, command);
    if (result.ok) await keepNote(context, id, note);
    return settled(result);
  },
};
