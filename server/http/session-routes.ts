import { SessionChange, SessionView, SignIn } from '@zentrale/protocol';
import type { Principal } from '../auth/principal.ts';
import { SESSION_COOKIE } from '../auth/session-cookie.ts';
import type { Centre } from '../compose/centre.ts';
import { Problem } from '@zentrale/protocol/errors';
import { z } from 'zod';
import { personRoom } from '../socket/desk-namespace.ts';
import { principalOf } from './authenticate.ts';
import { Refused, problem, problemOfRefusal } from './problem.ts';
import type { Routes } from './routes.ts';

const TAGS = ['Session'];
const SECONDS_MAX = 7 * 24 * 3600;

/** Signing in and out, and who is signed in. */
export function sessionRoutes(app: Routes, centre: Centre): void {
  const isSecure = centre.publicUrl.startsWith('https:');
  const cookie = { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure } as const;

  app.post(
    '/api/v1/session',
    {
      schema: {
        tags: TAGS,
        summary: 'Sign in',
        body: SignIn,
        response: { 200: SessionView, 401: Problem },
      },
      // A whole shift signs in from one office address; guessing is slowed per e-mail elsewhere.
      config: { rateLimit: { max: 300, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const signedIn = await centre.store.system((queries) =>
        centre.directory.signIn(queries, request.body, centre.clock.now()),
      );
      if (!signedIn.ok) throw new Refused(problemOfRefusal(signedIn.refusal));
      const principal = await centre.principalOfSession(signedIn.value.token);
      if (principal === null) throw new Refused(problem('sign-in.failed'));
      void reply.setCookie(SESSION_COOKIE, signedIn.value.token, {
        ...cookie,
        maxAge: SECONDS_MAX,
      });
      return viewOf(centre, principal);
    },
  );

  app.get(
    '/api/v1/session',
    {
      schema: {
        tags: TAGS,
        summary: 'Who is signed in',
        response: { 200: SessionView, 401: Problem },
      },
    },
    async (request) => viewOf(centre, principalOf(request)),
  );

  app.patch(
    '/api/v1/session',
    {
      schema: {
        tags: TAGS,
        summary: 'Change the language',
        body: SessionChange,
        response: { 200: SessionView },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { locale } = request.body;
      await centre.store.transact(principal.tenantId, (tx) =>
        centre.directory.setLocale(tx, principal.personId, locale),
      );
      return viewOf(centre, { ...principal, locale });
    },
  );

  app.delete(
    '/api/v1/session',
    { schema: { tags: TAGS, summary: 'Sign out', response: { 204: z.null() } } },
    async (request, reply) => {
      const principal = principalOf(request);
      const token = request.sessionToken ?? '';
      await centre.signOut(principal, token);
      centre.io.of('/desk').in(personRoom(principal)).emit('signed-out');
      centre.io.of('/desk').in(personRoom(principal)).disconnectSockets(true);
      void reply.clearCookie(SESSION_COOKIE, cookie);
      return reply.code(204).send(null);
    },
  );
}

async function viewOf(centre: Centre, principal: Principal): Promise<SessionView> {
  const tenant = await centre.store.transact(principal.tenantId, (tx) =>
    centre.directory.tenant(tx),
  );
  return {
    personId: principal.personId,
    name: principal.name,
    email: principal.email,
    roles: [...principal.roles],
    locale: principal.locale,
    tenantId: principal.tenantId,
    tenantName: tenant.name,
  };
}
