import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { LiveFeed } from '../site/live-feed.ts';
import type { Carrier } from './carrier.ts';
import type { PhoneState } from './phone-state.ts';
import { NUMBER } from './sms.ts';
import type { Switchboard } from './switchboard.ts';

const NewPhone = z.strictObject({
  number: z.string().regex(NUMBER),
  name: z.string().trim().min(1).max(80),
});
const Writing = z.strictObject({
  from: z.string().regex(NUMBER),
  body: z.string().min(1).max(1600),
});
const Declined = z.strictObject({ number: z.string().regex(NUMBER) });
const Switch = z.strictObject({ isNetworkDown: z.boolean() });

const SHOWN_MAX = 500;

/** What the phone page needs; the feed hands it out at every change. */
export function phoneView(
  state: PhoneState,
  { ringing }: Pick<Switchboard, 'ringing'>,
  centreNumber: string,
) {
  return {
    ringing,
    centreNumber,
    isNetworkDown: state.isNetworkDown,
    phones: state.phones,
    messages: state.messages.slice(-SHOWN_MAX),
  };
}

/** What the phone page does. */
export function phoneRoutes(
  app: FastifyInstance,
  about: { state: PhoneState; carrier: Carrier; switchboard: Switchboard; feed: LiveFeed },
): void {
  const { state, carrier, switchboard, feed } = about;

  app.get('/phone/events', (_request, reply) => feed.add(reply));

  app.post('/phone/phones', async (request, reply) => {
    const phone = NewPhone.safeParse(request.body);
    if (!phone.success) return reply.code(400).send({ field: phone.error.issues[0]?.path[0] });
    await state.addPhone(phone.data);
    feed.tell();
    return reply.code(204).send();
  });

  app.post('/phone/messages', async (request, reply) => {
    const writing = Writing.safeParse(request.body);
    if (!writing.success) return reply.code(400).send({ field: writing.error.issues[0]?.path[0] });
    await carrier.write(writing.data.from, writing.data.body);
    return reply.code(204).send();
  });

  app.post('/phone/messages/:sid/again', async (request, reply) => {
    await carrier.deliver((request.params as { sid: string }).sid);
    return reply.code(204).send();
  });

  app.post('/phone/declined', async (request, reply) => {
    const ringing = Declined.safeParse(request.body);
    if (!ringing.success) return reply.code(400).send({ field: 'number' });
    switchboard.decline(ringing.data.number);
    return reply.code(204).send();
  });

  app.post('/phone/network', async (request, reply) => {
    const choice = Switch.safeParse(request.body);
    if (!choice.success) return reply.code(400).send({ field: 'isNetworkDown' });
    await state.setNetworkDown(choice.data.isNetworkDown);
    feed.tell();
    return reply.code(204).send();
  });
}
