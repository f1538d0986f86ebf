import { asId, type ConversationId, type Result } from '@zentrale/kernel/values';
import { restoreCalls } from '../policies/follow-calls.ts';
import type { Cast } from './cast.ts';
import type { OpenCentre } from './open-centre.ts';

/** A name that occurs nowhere but in what a customer says of herself, and in her photographs. */
export const IDENTITY_CANARY = 'Zaunkoenigin';

export const IDENTITY_DATA = {
  givenNames: 'Erika',
  familyName: IDENTITY_CANARY,
  dateOfBirth: '1964-08-12',
  mobileNumber: '0151 12345601',
};

/** The head of a JPEG of 640 by 480, and words that are found again byte for byte. */
export const PHOTO = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 1, 224, 2, 128, 3]),
  Buffer.from(IDENTITY_CANARY),
  Buffer.alloc(32),
]);

/**
 * An identification that goes on in this conversation, with the customer's data and her first
 * photograph. Made past the doors, which ask for a video call.
 */
export async function identify(
  { centre }: OpenCentre,
  { tenantId, agent }: Cast,
  conversation: string,
): Promise<string> {
  const { identifications } = centre;
  const conversationId = asId<ConversationId>(conversation);
  const by = { personId: agent.personId, name: 'The agent' };
  return centre.store.transact(tenantId, async (tx) => {
    const found = await centre.channels.conversation(tx, conversationId);
    if (found === null) throw new Error('no such conversation');
    const { customerId } = found;
    const request = { conversationId, customerId, by, retentionDays: 30 };
    const { identificationId } = await identifications.request(tx, request);
    const act = { identificationId, by };
    const today = await centre.today(tx);
    const given = { conversationId, data: IDENTITY_DATA, textVersion: 'test', today };
    yes(await identifications.give(tx, given));
    yes(await identifications.begin(tx, act));
    const opening = { stepId: 'opening', isPassed: true, words: '', today };
    yes(await identifications.complete(tx, { ...act, ...opening }));
    yes(await identifications.keepPhoto(tx, { ...act, stepId: 'person', bytes: PHOTO }));
    return identificationId;
  });
}

/** A video call of a conversation that an agent holds, without a media plane. */
export async function talkByVideo(
  { centre }: OpenCentre,
  { tenantId }: Cast,
  conversationId: string,
): Promise<void> {
  await centre.store.transact(tenantId, (tx) =>
    tx.query(
      `insert into calls (call_id, conversation_id, interaction_id, media, state, requested_at)
        select $1, conversation_id, interaction_id, 'video', 'active', $3
          from conversations where conversation_id = $2`,
      [centre.ids.next('call'), conversationId, tx.now],
    ),
  );
  await restoreCalls(centre, tenantId);
}

function yes(result: Result<unknown>): void {
  if (!result.ok) throw new Error(result.refusal.kind);
}
