import type { Recorded } from '@zentrale/kernel/history';
import type { Tx } from '@zentrale/kernel/ports';
import { asId, type PersonId } from '@zentrale/kernel/values';
import type { RoutingFact, SupervisionStarted, SupervisorActed } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';

/**
 * When a supervisor acted on other people's work, the audit trail says who, what, on whom and why;
 * when one barges in, the customer is told who joined. Called with each fact exactly once.
 */
export async function followSupervision(
  centre: Centre,
  tx: Tx,
  recorded: readonly Recorded<RoutingFact>[],
): Promise<void> {
  for (const [index, { fact, commandId }] of recorded.entries()) {
    if (fact.type === 'SupervisorActed') {
      const rest = recorded.slice(index + 1);
      const end = rest.findIndex((one) => one.commandId !== commandId);
      const effects = (end < 0 ? rest : rest.slice(0, end)).map((one) => one.fact);
      await noteAct(centre, tx, fact, effects);
    }
    if (fact.type === 'SupervisionStarted' && fact.mode === 'barge') {
      await tellCustomer(centre, tx, fact);
    }
    if (fact.type === 'SupervisionEnded') {
      await centre.directory.audit(tx, {
        byPersonId: fact.personId,
        act: 'floor.end-supervision',
        subjectKind: 'interaction',
        subjectId: fact.interactionId,
        before: null,
        after: null,
      });
    }
  }
}

async function noteAct(
  centre: Centre,
  tx: Tx,
  fact: SupervisorActed,
  effects: readonly RoutingFact[],
): Promise<void> {
  const { subjectInteractionId, subjectAgentId } = fact;
  await centre.directory.audit(tx, {
    byPersonId: fact.byPersonId,
    act: `floor.${fact.act}`,
    subjectKind: subjectInteractionId === null ? 'agent' : 'interaction',
    subjectId: subjectInteractionId ?? subjectAgentId ?? '',
    before: null,
    after: { reason: fact.reason, agentId: subjectAgentId, ...detailsOf(effects) },
  });
}

/** What the act came to, as far as the facts that followed say it. */
function detailsOf(effects: readonly RoutingFact[]): Record<string, unknown> {
  const details: Record<string, unknown> = {};
  for (const fact of effects) {
    if (fact.type === 'PriorityChanged') details['priority'] = fact.priority;
    if (fact.type === 'InteractionOverflowed') details['toQueueId'] = fact.toQueueId;
    if (fact.type === 'InteractionAssigned') {
      Object.assign(details, { toAgentId: fact.agentId, isOverride: fact.isOverride });
    }
    if (fact.type === 'AgentBecameReady') details['to'] = 'ready';
    if (fact.type === 'AgentBecameNotReady') details['to'] = 'not-ready';
    if (fact.type === 'AgentWentOffline') details['to'] = 'signed-out';
  }
  return details;
}

async function tellCustomer(centre: Centre, tx: Tx, fact: SupervisionStarted): Promise<void> {
  const person = await centre.directory.person(tx, asId<PersonId>(fact.personId));
  await centre.channels.note(tx, {
    conversationId: fact.conversationId,
    note: { code: 'supervisor-joined', facts: { name: person?.name ?? fact.personId } },
    visibility: 'public',
    // Once per interaction, however often she changes how she takes part.
    onceKey: `barge:${fact.interactionId}:${fact.personId}`,
  });
}
