import {
  readSmsWebhook,
  readStatusWebhook,
  type TwilioEvent,
} from '@zentrale/channels/adapters/sms-twilio/mapping.ts';
import type { Result } from '@zentrale/kernel/values';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Centre } from '../compose/centre.ts';
import { problemOfRefusal, Refused } from './problem.ts';
import type { Routes } from './routes.ts';
import {
  accountThatSigned,
  refuseUnsigned,
  SignedForm,
  type SignedRequest,
} from './signed-form.ts';

const StatusQuery = z.object({ message: z.string().max(64).optional() });

/**
 * Providers' webhooks: verify, store, acknowledge; the work follows from the outbox. Nothing is
 * stored of a request whose signature is missing or wrong.
 */
export function webhookRoutes(app: Routes, centre: Centre): void {
  const config = { rateLimit: false } as const;
  const onRequest = refuseUnsigned;
  app.post(
    '/webhooks/twilio/sms',
    { config, onRequest, schema: { hide: true, body: SignedForm } },
    (request, reply) => {
      const event = readSmsWebhook(request.body);
      return accept(centre, request, reply, event, request.body['To']);
    },
  );
  app.post(
    '/webhooks/twilio/status',
    { config, onRequest, schema: { hide: true, body: SignedForm, querystring: StatusQuery } },
    (request, reply) => {
      const event = readStatusWebhook(request.body, request.query.message);
      return accept(centre, request, reply, event, request.body['From']);
    },
  );
}

async function accept(
  centre: Centre,
  request: SignedRequest,
  reply: FastifyReply,
  event: Result<TwilioEvent>,
  addressField: SignedForm[string] | undefined,
) {
  const ourAddress = event.ok ? event.value.ourAddress : String(addressField ?? '');
  const account = await accountThatSigned(centre, request, 'sms', ourAddress);
  if (!event.ok) throw new Refused(problemOfRefusal(event.refusal));
  const { kind, providerId, customerAddress, raw } = event.value;
  await centre.store.transact(account.tenantId, (tx) =>
    centre.channels.acceptInbound(tx, {
      accountId: account.accountId,
      kind,
      providerId,
      customerAddress,
      raw,
    }),
  );
  return reply.type('text/xml').send('<Response/>');
}
