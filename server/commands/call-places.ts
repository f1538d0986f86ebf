import { hasPlace, type CallRole } from '@zentrale/channels';
import type { Tx } from '@zentrale/kernel/ports';
import {
  accepted,
  refused,
  type ConversationId,
  type InteractionId,
  type Result,
  type TenantId,
} from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';
import type { CommandContext } from './context.ts';

/**
 * Whether the call of a conversation, where it has one, takes one more of this role. Whoever was
 * asked and has not answered has a place already. Refuses `call.full` with `field`. Two who ask at
 * the same moment may both be let in here; the one who is too many is refused at the call's door.
 */
export async function checkCallPlace(
  centre: Centre,
  tx: Tx,
  about: {
    readonly conversationId: ConversationId;
    readonly personId: string;
    readonly role: CallRole;
    readonly field: string;
  },
): Promise<Result<null>> {
  const { conversationId, personId, role, field } = about;
  const live = centre.calls.of(tx.tenantId, conversationId);
  const { interactionId = null } = live?.call ?? {};
  if (live === null || interactionId === null) return accepted(null);
  const asked = [
    ...askedAgents(centre, tx.tenantId, interactionId),
    ...(await centre.channels.consultsOf(tx, conversationId))
      .filter(({ state }) => state === 'requested')
      .map(({ expertId }) => expertId as string),
  ];
  const others = [
    { personId: null, role: 'customer' as const },
    ...live.invited,
    ...asked.map((personId) => ({ personId, role: 'consulted' as const })),
  ].filter((one) => one.personId !== personId);
  return hasPlace(others, role) ? accepted(null) : refused('call.full', { field });
}

/** The same by interaction; one that does not exist is the engine's to refuse. */
export async function checkCallPlaceOf(
  { centre, principal: { tenantId } }: CommandContext,
  interactionId: InteractionId,
  about: { readonly personId: string; readonly role: CallRole; readonly field: string },
): Promise<Result<null>> {
  const { state } = await centre.routing.open(tenantId);
  const conversationId = state.interactions.get(interactionId)?.conversationId;
  if (conversationId === undefined) return accepted(null);
  return centre.store.transact(tenantId, (tx) =>
    checkCallPlace(centre, tx, { ...about, conversationId }),
  );
}

function askedAgents(centre: Centre, tenantId: TenantId, interactionId: InteractionId): string[] {
  const state = centre.routingState(tenantId);
  const offerIds = state?.interactions.get(interactionId)?.offerIds ?? [];
  return offerIds.flatMap((offerId) => {
    const offer = state?.offers.get(offerId);
    return offer?.purpose === 'consult' ? [offer.agentId] : [];
  });
}
