// What follows from colleagues and supervisors who take part beside the holder.
import type { Recorded } from '@zentrale/kernel/history';
import type { Tx } from '@zentrale/kernel/ports';
import type { ConversationId } from '@zentrale/kernel/values';
import { segmentsOf } from '@zentrale/routing/adapters/sql/index.ts';
import type { RoutingFact, SupervisionEnded, SupervisionStarted } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import { nameOf, tellAll, tellCentre } from './conversation-notes.ts';

export async function followParties(
  centre: Centre,
  tx: Tx,
  { fact, version }: Recorded<RoutingFact>,
): Promise<void> {
  switch (fact.type) {
    case 'PartyJoined': {
      const name = await nameOf(centre, tx, fact.agentId);
      const facts = { name, agent: await nameOf(centre, tx, fact.fromAgentId) };
      return tellCentre(centre, tx, fact.conversationId, { code: 'colleague-consulted', facts });
    }
    case 'PartyConferenced': {
      const facts = { name: await nameOf(centre, tx, fact.agentId) };
      return tellAll(centre, tx, fact.conversationId, { code: 'colleague-joined', facts });
    }
    case 'PartyLeft': {
      // She is still there, as the one who holds it now.
      if (fact.reason === 'handed-over') return;
      const facts = { name: await nameOf(centre, tx, fact.agentId) };
      const note = { code: 'colleague-left', facts } as const;
      const before = await partBefore(tx, fact.conversationId, fact.agentId, version);
      if (before?.part === 'conferenced') return tellAll(centre, tx, fact.conversationId, note);
      return tellCentre(centre, tx, fact.conversationId, note);
    }
    case 'SupervisionStarted':
      // She goes on without being heard by the customer.
      if (fact.mode !== 'barge') await supervisorLeft(centre, tx, fact, version);
      return;
    case 'SupervisionEnded':
      return supervisorLeft(centre, tx, fact, version);
    default:
      return;
  }
}

/** Whoever only listened or coached has not been seen by the customer. */
async function supervisorLeft(
  centre: Centre,
  tx: Tx,
  fact: SupervisionStarted | SupervisionEnded,
  version: number,
): Promise<void> {
  const { conversationId, personId } = fact;
  const before = await partBefore(tx, conversationId, personId, version);
  if (before?.mode !== 'barge' || before.part !== 'supervisor') return;
  const facts = { name: await nameOf(centre, tx, personId) };
  await tellAll(centre, tx, conversationId, { code: 'supervisor-left', facts });
}

/** The part somebody had until the fact of this version; the record is written before. */
async function partBefore(
  tx: Tx,
  conversationId: ConversationId,
  personId: string,
  version: number,
) {
  const segments = await segmentsOf(tx, conversationId);
  return segments.findLast((one) => one.personId === personId && one.beganVersion < version);
}
