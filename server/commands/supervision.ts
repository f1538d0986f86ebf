import {
  accepted,
  asId,
  refused,
  type AgentId,
  type InteractionId,
  type QueueId,
  type Result,
} from '@zentrale/kernel/values';
import type { SUPERVISION_COMMANDS } from '@zentrale/protocol';
import type { InteractionState, RoutingCommand } from '@zentrale/routing';
import { checkCallPlaceOf } from './call-places.ts';
import type { CommandContext, CommandHandlers } from './context.ts';

type SupervisionHandlers = Pick<CommandHandlers, keyof typeof SUPERVISION_COMMANDS>;
type Nothing = Record<string, never>;

/** What supervisors do to other people's work. The engine decides, and records who and why. */
export const supervisionCommands: SupervisionHandlers = {
  'reassign-interaction': (context, { interactionId, to, isOverride, reason }) =>
    submit(context, {
      type: 'ReassignInteraction',
      interactionId: asId<InteractionId>(interactionId),
      to:
        'agentId' in to
          ? { agentId: asId<AgentId>(to.agentId) }
          : { queueId: asId<QueueId>(to.queueId) },
      isOverride,
      byPersonId: context.principal.personId,
      reason,
    }),

  'take-over-interaction': (context, { interactionId, reason }) =>
    submit(context, {
      type: 'ReassignInteraction',
      interactionId: asId<InteractionId>(interactionId),
      to: { agentId: asId<AgentId>(context.principal.personId) },
      // She serves no queue and may hold as much as she dares.
      isOverride: true,
      byPersonId: context.principal.personId,
      reason,
    }),

  'set-priority': (context, { interactionId, priority, reason }) =>
    submit(context, {
      type: 'SetPriority',
      interactionId: asId<InteractionId>(interactionId),
      priority,
      byPersonId: context.principal.personId,
      reason,
    }),

  'force-agent-state': (context, { agentId, to, reason }) =>
    submit(context, {
      type: 'ForceAgentState',
      agentId: asId<AgentId>(agentId),
      to,
      byPersonId: context.principal.personId,
      reason,
    }),

  'supervise-interaction': async (context, { mode, reason, ...body }) => {
    const interactionId = asId<InteractionId>(body.interactionId);
    const byPersonId = context.principal.personId;
    const about = { personId: byPersonId, role: mode, field: 'body.mode' };
    // Whoever coaches or barges in also speaks, where there is a call.
    const place = await checkCallPlaceOf(context, interactionId, about);
    if (!place.ok) return place;
    return submit(context, {
      type: 'SuperviseInteraction',
      interactionId,
      mode,
      byPersonId,
      reason,
    });
  },

  'end-supervision': (context, { interactionId }) =>
    submit(context, {
      type: 'EndSupervision',
      interactionId: asId<InteractionId>(interactionId),
      personId: context.principal.personId,
    }),

  'coach-agent': coach,

  'set-alert-thresholds': async ({ centre, principal }, { queueId, thresholds }) => {
    const { tenantId, personId } = principal;
    const id = asId<QueueId>(queueId);
    const { state } = await centre.routing.open(tenantId);
    if (!state.queues.has(id)) return refused('queue.unknown', { field: 'body.queueId' });
    await centre.store.transact(tenantId, async (tx) => {
      await centre.directory.saveAlertThresholds(tx, id, thresholds, personId);
      const { alertThresholds } = centre.directory;
      const saved = await alertThresholds(tx);
      tx.afterCommit(() => {
        centre.floor.of(tenantId).thresholds = saved;
        centre.touch(tenantId, 'floor', [`queue:${id}`]);
      });
    });
    return accepted({});
  },

  'acknowledge-alert': async ({ centre, principal }, { queueId, kind }) => {
    const { tenantId, name } = principal;
    const { alerts } = centre.floor.of(tenantId);
    const kept = alerts.acknowledge(asId<QueueId>(queueId), kind, name);
    if (kept === null) return refused('alert.none');
    await centre.store.transact(tenantId, (tx) => centre.directory.acknowledgeAlert(tx, kept));
    centre.touch(tenantId, 'floor', [`queue:${queueId}`]);
    return accepted({});
  },
};

/** A note to whoever holds the work, by somebody who coaches or barges in. */
async function coach(
  { centre, principal, commandId }: CommandContext,
  { interactionId, text }: { interactionId: string; text: string },
): Promise<Result<Nothing>> {
  const { state } = await centre.routing.open(principal.tenantId);
  const interaction = state.interactions.get(asId<InteractionId>(interactionId));
  if (interaction === undefined) {
    return refused('interaction.unknown', { field: 'body.interactionId' });
  }
  const { agentId, conversationId } = interaction;
  if (agentId === null || !mayCoach(interaction, principal.personId)) {
    return refused('supervision.none', { field: 'body.interactionId' });
  }
  const sent = await centre.store.transact(principal.tenantId, (tx) =>
    centre.channels.send(tx, {
      conversationId,
      author: { kind: 'agent', id: principal.personId, name: principal.name },
      visibility: 'internal',
      addressee: { id: agentId, name: state.agents.get(agentId)?.config.name ?? agentId },
      text,
      attachmentIds: [],
      clientId: commandId,
    }),
  );
  return sent.ok ? accepted({}) : sent;
}

function mayCoach({ supervisions }: InteractionState, personId: string): boolean {
  return supervisions.some((one) => one.personId === personId && one.mode !== 'monitor');
}

async function submit(
  { centre, principal, commandId }: CommandContext,
  command: RoutingCommand,
): Promise<Result<Nothing>> {
  const runtime = await centre.routing.open(principal.tenantId);
  // Ids of clients are unique only among their own: the person makes them unique in the centre.
  const result = await runtime.submit(asId(`${principal.personId}:${commandId}`), command);
  return result.ok ? accepted({}) : result;
}
