// Who took part in an interaction, when and as what.
import type { Recorded } from '@zentrale/kernel/history';
import type { Tx } from '@zentrale/kernel/ports';
import type { Instant, InteractionId } from '@zentrale/kernel/values';
import type { InteractionAssigned, OfferAccepted, RoutingFact } from '../../core/index.ts';
import { followFact, type PerFact } from './per-fact.ts';

export type SegmentPart = 'agent' | 'transfer' | 'consulted' | 'conferenced' | 'supervisor';

const HOLDERS: readonly SegmentPart[] = ['agent', 'transfer'];
const PARTIES: readonly SegmentPart[] = ['consulted', 'conferenced'];
const SUPERVISORS: readonly SegmentPart[] = ['supervisor'];
const ALL: readonly SegmentPart[] = [...HOLDERS, ...PARTIES, ...SUPERVISORS];

export async function recordSegments(tx: Tx, each: Recorded<RoutingFact>): Promise<void> {
  await followFact(SEGMENTS, each.fact, tx, each);
}

type About = [Tx, Pick<Recorded<RoutingFact>, 'version' | 'recordedAt'>];

const SEGMENTS: PerFact<About, Promise<void>> = {
  OfferAccepted: taken,
  InteractionAssigned: taken,
  InteractionParked: (fact, tx) =>
    end(tx, fact.interactionId, { parts: HOLDERS, at: fact.parkedAt, reason: 'parked' }),
  InteractionReturned: (fact, tx, { recordedAt: at }) =>
    end(tx, fact.interactionId, { parts: HOLDERS, at, reason: fact.reason }),
  InteractionTransferred: (fact, tx, { recordedAt: at }) =>
    end(tx, fact.interactionId, { parts: HOLDERS, at, reason: 'transferred' }),
  PartyJoined: (fact, tx, about) => recordParty(tx, fact, about),
  PartyConferenced: (fact, tx, about) => recordParty(tx, fact, about),
  PartyLeft: (fact, tx, about) => recordParty(tx, fact, about),
  SupervisionStarted: (fact, tx, about) => recordSupervision(tx, fact, about),
  SupervisionEnded: (fact, tx, about) => recordSupervision(tx, fact, about),
  InteractionClosed: (fact, tx) =>
    end(tx, fact.interactionId, { parts: ALL, at: fact.closedAt, reason: fact.how }),
  InteractionAbandoned: left,
  InteractionExpired: left,
  InteractionCanceled: left,
};

async function taken(
  fact: OfferAccepted | InteractionAssigned,
  tx: Tx,
  { version }: About[1],
): Promise<void> {
  const { interactionId, fromAgentId, agentId, assignedAt: at } = fact;
  const isHandedOver = fromAgentId !== null && fromAgentId !== agentId;
  const reason = isHandedOver ? 'handed-over' : 'assigned';
  await end(tx, interactionId, { parts: HOLDERS, at, reason });
  await end(tx, interactionId, { parts: PARTIES, personId: agentId, at, reason: 'handed-over' });
  const isOverride = fact.type === 'InteractionAssigned' && fact.isOverride;
  const part = isHandedOver ? 'transfer' : 'agent';
  await begin(tx, version, { interactionId, personId: agentId, part, at, isOverride });
}

async function left(
  { interactionId }: { readonly interactionId: InteractionId },
  tx: Tx,
  { recordedAt: at }: About[1],
): Promise<void> {
  await end(tx, interactionId, { parts: ALL, at, reason: 'customer-left' });
}

async function recordParty(
  tx: Tx,
  fact: Extract<RoutingFact, { type: `Party${string}` }>,
  { version, recordedAt: at }: About[1],
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
  { version, recordedAt: at }: About[1],
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
