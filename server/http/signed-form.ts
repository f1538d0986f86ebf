import { verifySignature } from '@zentrale/channels/adapters/twilio/signature.ts';
import type { Account } from '@zentrale/channels/app';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Centre } from '../compose/centre.ts';
import { problem, Refused } from './problem.ts';

/** Providers send whatever fields they like; all are signed, so all are kept. */
export const SignedForm = z.record(z.string().max(100), z.union([z.string(), z.array(z.string())]));
export type SignedForm = z.output<typeof SignedForm>;

export type SignedRequest = Pick<FastifyRequest, 'headers' | 'url' | 'routeOptions'> & {
  readonly body: SignedForm;
};

/** Before the body is read: strangers cost us nothing and learn nothing. */
export async function refuseUnsigned({ headers }: FastifyRequest): Promise<void> {
  if (headers['x-twilio-signature'] === undefined) throw new Refused(problem('signature.invalid'));
}

/**
 * Our account with that address, having signed the request. Whoever cannot sign is told nothing
 * else, not even which field is wrong.
 */
export async function accountThatSigned(
  centre: Centre,
  request: SignedRequest,
  kind: Account['kind'],
  ourAddress: string,
): Promise<Account> {
  const account = await centre.store.system((queries) =>
    centre.channels.accountByAddress(queries, kind, ourAddress),
  );
  if (account === null || !isGenuine(centre, request, account)) {
    centre.log.warn('webhook.signature-invalid', { path: request.routeOptions.url });
    throw new Refused(problem('signature.invalid'));
  }
  return account;
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
