// Who took part in an interaction, when and as what.
import type { Recorded } from '@zentrale/kernel/history';
import type { Tx } from '@zentrale/kernel/ports';
import type { Instant, InteractionId } from '@zentrale/kernel/values';
import type { RoutingFact } from '../../core/index.ts';

export type SegmentPart = 'agent' | 'transfer' | 'consulted' | 'conferenced' | 'supervisor';

const HOLDERS: readonly SegmentPart[] = ['agent', 'transfer'];
const PARTIES: readonly SegmentPart[] = ['consulted', 'conferenced'];
const SUPERVISORS: readonly SegmentPart[] = ['supervisor'];
const ALL: readonly SegmentPart[] = [...HOLDERS, ...PARTIES, ...SUPERVISORS];

export async function recordSegments(tx: Tx, each: Recorded<RoutingFact>): Promise<void> {
  const { fact, recordedAt: at } = each;
  switch (fact.type) {
    case 'OfferAccepted':
    case 'InteractionAssigned': {
      const { interactionId, fromAgentId, agentId } = fact;
      const isHandedOver = fromAgentId !== null && fromAgentId !== agentId;
      const reason = isHandedOver ? 'handed-over' : 'assigned';
      await end(tx, interactionId, { parts: HOLDERS, at: fact.assignedAt, reason });
      await end(tx, interactionId, {
        parts: PARTIES,
        personId: agentId,
        at: fact.assignedAt,
        reason: 'handed-over',
      });
      return begin(tx, each.version, {
        interactionId,
        personId: agentId,
        part: isHandedOver ? 'transfer' : 'agent',
        at: fact.assignedAt,
        isOverride: fact.type === 'InteractionAssigned' && fact.isOverride,
      });
    }
    case 'InteractionParked':
      return end(tx, fact.interactionId, { parts: HOLDERS, at: fact.parkedAt, reason: 'parked' });
    case 'InteractionReturned':
      return end(tx, fact.interactionId, { parts: HOLDERS, at, reason: fact.reason });
    case 'InteractionTransferred':
      return end(tx, fact.interactionId, { parts: HOLDERS, at, reason: 'transferred' });
    case 'PartyJoined':
    case 'PartyConferenced':
    case 'PartyLeft':
      return recordParty(tx, fact, each.version, at);
    case 'SupervisionStarted':
    case 'SupervisionEnded':
      return recordSupervision(tx, fact, each.version, at);
    case 'InteractionClosed':
      return end(tx, fact.interactionId, { parts: ALL, at: fact.closedAt, reason: fact.how });
    case 'InteractionAbandoned':
    case 'InteractionExpired':
    case 'InteractionCanceled':
      return end(tx, fact.interactionId, { parts: ALL, at, reason: 'customer-left' });
    default:
      return;
  }
}

async function recordParty(
  tx: Tx,
  fact: Extract<RoutingFact, { type: `Party${string}` }>,
  version: number,
  at: Instant,
): Promise<void> {
  const { interactionId, agentId: personId } = fact;
  const reason =
    fact.type === 'PartyLeft'
      ? fact.reason
      : fact.type === 'PartyConferenced'
        ? 'conferenced'
        : 'joined';
  await end(tx, interactionId, { parts: PARTIES, personId, at, reason });
  if (fact.type === 'PartyLeft') return;
  const part = fact.type === 'PartyConferenced' ? 'conferenced' : 'consulted';
  await begin(tx, version, { interactionId, personId, part, at });
}

async function recordSupervision(
  tx: Tx,
  fact: Extract<RoutingFact, { type: `Supervision${string}` }>,
  version: number,
  at: Instant,
): Promise<void> {
  const { interactionId, personId } = fact;
  const isOver = fact.type === 'SupervisionEnded';
  const reason = isOver ? 'left' : 'changed';
  await end(tx, interactionId, { parts: SUPERVISORS, personId, at, reason });
  if (isOver) return;
  const { mode } = fact;
  await begin(tx, version, { interactionId, personId, part: 'supervisor', mode, at });
}

async function begin(
  tx: Tx,
  version: number,
  segment: {
    readonly interactionId: InteractionId;
    readonly personId: string;
    readonly part: SegmentPart;
    readonly at: Instant;
    readonly mode?: string;
    readonly isOverride?: boolean;
  },
): Promise<void> {
  await tx.query(
    `insert into routing_segments
       (interaction_id, began_version, person_id, part, mode, is_override, began_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      segment.interactionId,
      version,
      segment.personId,
      segment.part,
      segment.mode ?? null,
      segment.isOverride ?? false,
      segment.at,
    ],
  );
}

/** Ends what is open in these parts, of one person or of all; ending nothing is fine. */
async function end(
  tx: Tx,
  interactionId: InteractionId,
  which: {
    readonly parts: readonly SegmentPart[];
    readonly at: Instant;
    readonly reason: string;
    readonly personId?: string;
  },
): Promise<void> {
  await tx.query(
    `update routing_segments set ended_at = $2, end_reason = $3
      where interaction_id = $1 and ended_at is null and part = any($4::text[])
        and ($5::text is null or person_id = $5)`,
    [interactionId, which.at, which.reason, which.parts, which.personId ?? null],
  );
}
