import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import type { Problem } from '@zentrale/protocol/errors';
import type { CommandReply, SubscribeAnswer } from '@zentrale/protocol/socket';
import type { MessageView, OfferView } from '@zentrale/protocol/views';
import type { LiveClient } from './live-client.ts';
import type { ChatForm } from './people.ts';

// What an agent does all day, without a screen.

/** A pre-chat form of somebody new. */
export function chatForm(): ChatForm {
  return {
    startId: randomUUID(),
    name: 'Lea Brandt',
    email: `${randomUUID()}@example.com`,
    topicId: 'returns',
    text: 'Ich habe eine Frage.',
  };
}

/** Accepts the next offer, after the one that was declined if there was one. */
export async function acceptNext(desk: LiveClient, declinedId?: string): Promise<OfferView> {
  const offer = await desk.until('an offer', () =>
    desk.entries<OfferView>('desk', 'offer:').find(({ offerId }) => offerId !== declinedId),
  );
  const reply = await desk.command('accept-offer', { offerId: offer.offerId });
  expect(reply.ok).toBe(true);
  await desk.watch(`conversation/${offer.conversationId}`);
  return offer;
}

/** Leaves nothing behind for the next test. */
export async function finish(desk: LiveClient, interactionId: string): Promise<void> {
  const body = { interactionId, dispositionId: 'solved' };
  expect(await desk.command('complete-interaction', body)).toMatchObject({ ok: true });
  expect(await desk.command('finish-wrap-up', { interactionId })).toMatchObject({ ok: true });
}

/** What people wrote, in order; not the server's own notes. */
export function textsOf(desk: LiveClient, conversationId: string): string[] {
  return desk
    .entries<MessageView>(`conversation/${conversationId}`, 'message:')
    .filter(({ note }) => note === null)
    .map(({ text }) => text);
}

/** Why not; `null` where it was done. */
export function refusalOf(reply: CommandReply | SubscribeAnswer): Problem | null {
  return reply.ok ? null : reply.problem;
}
