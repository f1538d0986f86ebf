import {
  readSmsWebhook,
  readStatusWebhook,
  type TwilioEvent,
} from '@zentrale/channels/adapters/sms-twilio/mapping.ts';
import { verifySignature } from '@zentrale/channels/adapters/sms-twilio/signature.ts';
import type { Account } from '@zentrale/channels/app';
import type { Result } from '@zentrale/kernel/values';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Centre } from '../compose/centre.ts';
import { problem, problemOfRefusal, Refused } from './problem.ts';
import type { Routes } from './routes.ts';

/** Providers send whatever fields they like; all are signed, so all are kept. */
const Form = z.record(z.string().max(100), z.union([z.string(), z.array(z.string())]));
const StatusQuery = z.object({ message: z.string().max(64).optional() });

type SignedForm = z.output<typeof Form>;
type SignedRequest = Pick<FastifyRequest, 'headers' | 'url' | 'routeOptions'> & {
  readonly body: SignedForm;
};

/**
 * Providers' webhooks: verify, store, acknowledge; the work follows from the outbox. Nothing is
 * stored of a request whose signature is missing or wrong.
 */
export function webhookRoutes(app: Routes, centre: Centre): void {
  const config = { rateLimit: false } as const;
  const onRequest = refuseUnsigned;
  app.post(
    '/webhooks/twilio/sms',
    { config, onRequest, schema: { hide: true, body: Form } },
    (request, reply) => {
      const event = readSmsWebhook(request.body);
      return accept(centre, request, reply, event, request.body['To']);
    },
  );
  app.post(
    '/webhooks/twilio/status',
    { config, onRequest, schema: { hide: true, body: Form, querystring: StatusQuery } },
    (request, reply) => {
      const event = readStatusWebhook(request.body, request.query.message);
      return accept(centre, request, reply, event, request.body['From']);
    },
  );
}

/** Before the body is read: strangers cost us nothing and learn nothing. */
async function refuseUnsigned({ headers }: FastifyRequest): Promise<void> {
  if (headers['x-twilio-signature'] === undefined) throw new Refused(problem('signature.invalid'));
}

async function accept(
  centre: Centre,
  request: SignedRequest,
  reply: FastifyReply,
  event: Result<TwilioEvent>,
  addressField: SignedForm[string] | undefined,
) {
  // Whoever cannot sign is told nothing else, not even which field is wrong.
  const ourAddress = event.ok ? event.value.ourAddress : String(addressField ?? '');
  const account = await centre.store.system((queries) =>
    centre.channels.accountByAddress(queries, 'sms', ourAddress),
  );
  if (account === null || !isGenuine(centre, request, account)) {
    centre.log.warn('webhook.signature-invalid', { path: request.routeOptions.url });
    throw new Refused(problem('signature.invalid'));
  }
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

function isGenuine(
  centre: Centre,
  { headers, url, body }: SignedRequest,
  { secrets }: Account,
): boolean {
  const header = headers['x-twilio-signature'];
  return verifySignature({
    authTokens: [secrets.authToken, secrets.previousAuthToken].filter(
      (token) => token !== undefined,
    ),
    publicUrl: `${centre.publicUrl}${url}`,
    params: body,
    header: typeof header === 'string' ? header : undefined,
  });
}
