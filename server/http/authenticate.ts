import type { FastifyRequest } from 'fastify';
import type { Role } from '@zentrale/protocol';
import { authorise, type Principal } from '../auth/principal.ts';
import { sessionTokenOf } from '../auth/session-cookie.ts';
import type { Centre } from '../compose/centre.ts';
import type { Routes } from './routes.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for every request under /api/v1; null when nobody is signed in. */
    principal: Principal | null;
    sessionToken: string | null;
  }
}

/** Finds the principal of each API request, by session cookie or `Authorization: Bearer` key. */
export function authenticateRequests(app: Routes, centre: Centre): void {
  app.decorateRequest('principal', null);
  app.decorateRequest('sessionToken', null);
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/v1/')) return;
    // What we say of customers is for the one who asked; downloads say otherwise themselves.
    void reply.header('cache-control', 'no-store');
    const bearer = /^Bearer (.{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) {
      request.principal = await centre.principalOfApiKey(bearer);
      return;
    }
    request.sessionToken = sessionTokenOf(request.headers.cookie);
    if (request.sessionToken === null) return;
    request.principal = await centre.principalOfSession(request.sessionToken);
  });
}

const PEOPLE: readonly Role[] = ['agent', 'expert', 'supervisor', 'administrator'];

/** For `onRequest`: whoever may not ask learns so before anything else of the request is read. */
export const onlyFor = (roles: readonly Role[]) => async (request: FastifyRequest) =>
  void principalOf(request, roles);

/** The same for whatever anybody signed in may ask. */
export const onlyPeople = onlyFor(PEOPLE);

/** The principal of a request that needs one; throws `Denied`. */
export function principalOf(request: FastifyRequest, roles: readonly Role[] = PEOPLE): Principal {
  return authorise(request.principal, roles);
}
