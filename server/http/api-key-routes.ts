import {
  ApiKeyCreated,
  ApiKeyRequest,
  ApiKeys,
  IdParams,
  Problem,
  type Role,
} from '@zentrale/protocol';
import { z } from 'zod';
import type { Centre } from '../compose/centre.ts';
import { onlyFor, principalOf } from './authenticate.ts';
import { problem, problemOfRefusal, Refused } from './problem.ts';
import type { Routes } from './routes.ts';

const ADMINISTRATORS: readonly Role[] = ['administrator'];
/** Before the body is looked at. */
const onRequest = onlyFor(ADMINISTRATORS);
const about = { tags: ['API keys'], description: 'Roles: administrator.' };

/** Keys with which programs read what people read; they never act. */
export function apiKeyRoutes(app: Routes, centre: Centre): void {
  app.get(
    '/api/v1/api-keys',
    {
      onRequest,
      schema: {
        ...about,
        summary: 'The keys in use, newest first; never the keys themselves',
        response: { 200: ApiKeys, 403: Problem },
      },
    },
    async (request) => {
      const { tenantId } = principalOf(request, ADMINISTRATORS);
      return { items: await centre.store.transact(tenantId, (tx) => centre.directory.apiKeys(tx)) };
    },
  );

  app.post(
    '/api/v1/api-keys',
    {
      onRequest,
      schema: {
        ...about,
        summary: 'Make a key; it is shown this once',
        body: ApiKeyRequest,
        response: { 201: ApiKeyCreated, 403: Problem },
      },
    },
    async (request, reply) => {
      const { tenantId, personId } = principalOf(request, ADMINISTRATORS);
      const created = await centre.store.transact(tenantId, (tx) =>
        centre.directory.createApiKey(tx, request.body.name, personId),
      );
      if (!created.ok) throw new Refused(problemOfRefusal(created.refusal));
      return reply.code(201).header('cache-control', 'no-store').send(created.value);
    },
  );

  app.delete(
    '/api/v1/api-keys/:id',
    {
      onRequest,
      schema: {
        ...about,
        summary: 'Revoke a key; it stops working at once',
        params: IdParams,
        response: { 204: z.null(), 403: Problem, 404: Problem },
      },
    },
    async (request, reply) => {
      const { tenantId, personId } = principalOf(request, ADMINISTRATORS);
      const { id } = request.params;
      const isKnown = await centre.store.transact(tenantId, async (tx) => {
        const keys = await centre.directory.apiKeys(tx);
        if (!keys.some(({ apiKeyId }) => apiKeyId === id)) return false;
        await centre.directory.revokeApiKey(tx, id, personId);
        return true;
      });
      if (!isKnown) throw new Refused(problem('not-found'));
      return reply.code(204).send(null);
    },
  );
}
