import formbody from '@fastify/formbody';
import Fastify from 'fastify';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';

export interface Caught {
  readonly path: string;
  readonly form: Record<string, string>;
  /** Checked with the provider's own library. */
  readonly isGenuine: boolean;
}

/** Stands where the product would: takes webhooks, checks their signatures, answers as told. */
export async function openCatcher(authToken: string) {
  const caught: Caught[] = [];
  let status = 200;
  const app = Fastify({ forceCloseConnections: true });
  await app.register(formbody);
  app.post('/*', async (request, reply) => {
    const form = request.body as Record<string, string>;
    const header = String(request.headers['x-twilio-signature']);
    const isGenuine = validateRequest(authToken, header, `${url}${request.url}`, form);
    caught.push({ path: request.url, form, isGenuine });
    return reply.code(status).type('text/xml').send('<Response/>');
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    caught,
    answerWith: (next: number) => void (status = next),
    close: () => app.close(),
  };
}
