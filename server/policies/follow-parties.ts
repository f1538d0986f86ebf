// What follows from colleagues and supervisors who take part beside the holder.
import type { Tx } from '@zentrale/kernel/ports';
import type { ConversationId } from '@zentrale/kernel/values';
import { segmentsOf, type PerFact } from '@zentrale/routing/adapters/sql/index.ts';
import type { SupervisionEnded, SupervisionStarted } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import { nameOf, tellAll, tellCentre } from './conversation-notes.ts';

/** Who is at work, and the version of the fact, which says what was recorded before it. */
type About = [Centre, Tx, number];

export const PARTY_REACTIONS: PerFact<About, Promise<void>> = {
  PartyJoined: async (fact, centre, tx) => {
    const name = await nameOf(centre, tx, fact.agentId);
    const facts = { name, agent: await nameOf(centre, tx, fact.fromAgentId) };
    await tellCentre(centre, tx, fact.conversationId, { code: 'colleague-consulted', facts });
  },
  PartyConferenced: async (fact, centre, tx) => {
    const facts = { name: await nameOf(centre, tx, fact.agentId) };
    await tellAll(centre, tx, fact.conversationId, { code: 'colleague-joined', facts });
  },
  PartyLeft: async (fact, centre, tx, version) => {
    // She is still there, as the one who holds it now.
    if (fact.reason === 'handed-over') return;
    const { conversationId, agentId } = fact;
    const note = {
      code: 'colleague-left',
      facts: { name: await nameOf(centre, tx, agentId) },
    } as const;
    const before = await partBefore(tx, conversationId, agentId, version);
    if (before?.part === 'conferenced') await tellAll(centre, tx, conversationId, note);
    else await tellCentre(centre, tx, conversationId, note);
  },
  SupervisionStarted: async (fact, centre, tx, version) => {
    // She goes on without being heard by the customer.
    if (fact.mode !== 'barge') await supervisorLeft(centre, tx, fact, version);
  },
  SupervisionEnded: (fact, centre, tx, version) => supervisorLeft(centre, tx, fact, version),
};

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
