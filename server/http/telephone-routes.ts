import {
  readAnsweredBy,
  readVoiceWebhook,
  type VoiceWebhook,
} from '@zentrale/channels/adapters/voice-twilio/webhook.ts';
import type { Account } from '@zentrale/channels/app';
import { z } from 'zod';
import type { Centre } from '../compose/centre.ts';
import { whatNext } from '../telephone/after-stream.ts';
import { answerCalled } from '../telephone/answer-called.ts';
import { answerCaller } from '../telephone/answer-caller.ts';
import { telephoneAnswered, telephoneEnded } from '../telephone/telephone-told.ts';
import { problemOfRefusal, Refused } from './problem.ts';
import type { Routes } from './routes.ts';
import {
  accountThatSigned,
  refuseUnsigned,
  SignedForm,
  type SignedRequest,
} from './signed-form.ts';

/** Where somebody stands in what she is asked; ours, and signed with the address it is part of. */
const MenuQuery = z.object({
  language: z.enum(['de', 'en']).optional(),
  asked: z.coerce.number().int().min(0).max(9).default(0),
  /** Chosen before; the key then answers whether the call may be recorded. */
  topic: z.string().min(1).max(64).optional(),
  /** Ours, of a call that we began. */
  call: z.string().min(1).max(64).optional(),
});

/** Our number, where the provider does not say it. */
const LineQuery = z.object({ line: z.string().min(1).max(64) });

/**
 * What the provider asks of telephone calls: what to do with one that comes in, what to do after
 * the media stream, and what it tells of how a call went. All are signed; all may come twice.
 */
export function telephoneRoutes(app: Routes, centre: Centre): void {
  const config = { rateLimit: false } as const;
  const onRequest = refuseUnsigned;
  const schema = { hide: true, body: SignedForm } as const;
  const documents = [
    ['/webhooks/twilio/voice', answerCaller],
    ['/webhooks/twilio/voice/next', whatNext],
    ['/webhooks/twilio/voice/answered', answerCalled],
  ] as const;
  for (const [path, documentFor] of documents) {
    app.post(
      path,
      { config, onRequest, schema: { ...schema, querystring: MenuQuery } },
      async (request, reply) => {
        const { line, webhook } = await read(centre, request);
        const twiml = await documentFor(centre, line, webhook, request.query);
        return reply.type('text/xml').send(twiml);
      },
    );
  }
  app.post(
    '/webhooks/twilio/voice/answered-by',
    { config, onRequest, schema: { ...schema, querystring: LineQuery } },
    async (request, reply) => {
      const line = await accountThatSigned(centre, request, 'telephone', request.query.line);
      const heard = readAnsweredBy(request.body);
      if (!heard.ok) throw new Refused(problemOfRefusal(heard.refusal));
      await telephoneAnswered(centre, line, heard.value);
      return reply.code(204).send();
    },
  );
  app.post(
    '/webhooks/twilio/voice/status',
    { config, onRequest, schema },
    async (request, reply) => {
      const { line, webhook } = await read(centre, request);
      if (webhook.isOver) await telephoneEnded(centre, line, webhook);
      return reply.code(204).send();
    },
  );
}

async function read(
  centre: Centre,
  request: SignedRequest,
): Promise<{ line: Account; webhook: VoiceWebhook }> {
  const webhook = readVoiceWebhook(request.body);
  const ourNumber = webhook.ok ? webhook.value.ourNumber : String(request.body['To'] ?? '');
  const line = await accountThatSigned(centre, request, 'telephone', ourNumber);
  if (!webhook.ok) throw new Refused(problemOfRefusal(webhook.refusal));
  return { line, webhook: webhook.value };
}
