import { IdParams, Problem, WhatIfRequest, WhatIfView } from '@zentrale/protocol';
import { z } from 'zod';
import type { Centre } from '../compose/centre.ts';
import { onlyFor, principalOf } from './authenticate.ts';
import { problem, problemOfRefusal, Refused } from './problem.ts';
import type { Routes } from './routes.ts';

const LEADS = ['supervisor', 'administrator'] as const;
const onRequest = onlyFor(LEADS);

/** Recorded days under other conditions. */
export function whatIfRoutes(app: Routes, centre: Centre): void {
  app.post(
    '/api/v1/floor/what-ifs',
    {
      onRequest,
      schema: {
        tags: ['Floor'],
        summary: 'Simulate a recorded day under other conditions; takes the place of one under way',
        body: WhatIfRequest,
        response: { 202: WhatIfView, 400: Problem, 409: Problem },
      },
    },
    async (request, reply) => {
      const { tenantId } = principalOf(request, LEADS);
      const { state } = await centre.routing.open(tenantId);
      const started = centre.whatIfs.start(tenantId, request.body, state.centre.offsets);
      if (!started.ok) throw new Refused(problemOfRefusal(started.refusal));
      return reply.status(202).send(started.value);
    },
  );

  app.get(
    '/api/v1/floor/what-ifs/:id',
    {
      onRequest,
      schema: {
        tags: ['Floor'],
        summary: 'How far a simulation is, and what came of it',
        params: IdParams,
        response: { 200: WhatIfView, 404: Problem },
      },
    },
    async (request) => {
      const { tenantId } = principalOf(request, LEADS);
      const view = centre.whatIfs.view(tenantId, request.params.id);
      if (view === null) throw new Refused(problem('what-if.unknown'));
      return view;
    },
  );

  app.delete(
    '/api/v1/floor/what-ifs/:id',
    {
      onRequest,
      schema: {
        tags: ['Floor'],
        summary: 'Stop a simulation',
        params: IdParams,
        response: { 204: z.null(), 404: Problem },
      },
    },
    async (request, reply) => {
      const { tenantId } = principalOf(request, LEADS);
      if (!centre.whatIfs.cancel(tenantId, request.params.id)) {
        throw new Refused(problem('what-if.unknown'));
      }
      return reply.status(204).send(null);
    },
  );
}
