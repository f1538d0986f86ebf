import { z } from 'zod';
import type { Centre } from '../compose/centre.ts';
import { Refused, problem } from './problem.ts';
import type { Routes } from './routes.ts';

/** `/healthz`: the process lives. `/readyz`: it can serve: store reachable, not draining. */
export function healthRoutes(app: Routes, centre: Centre): void {
  const config = { rateLimit: false } as const;
  app.get(
    '/healthz',
    {
      config,
      schema: {
        tags: ['Health'],
        summary: 'Alive',
        response: { 200: z.object({ status: z.literal('alive') }) },
      },
    },
    () => ({ status: 'alive' as const }),
  );
  app.get(
    '/readyz',
    {
      config,
      schema: {
        tags: ['Health'],
        summary: 'Ready to serve',
        response: {
          200: z.object({
            status: z.literal('ready'),
            outboxDepth: z.int(),
            liveTopicCount: z.int(),
          }),
        },
      },
    },
    async () => {
      if (centre.isDraining()) throw new Refused(problem('server.draining'));
      await centre.store.system((queries) => queries.query('select 1'));
      const { depth } = await centre.outboxStats();
      return {
        status: 'ready' as const,
        outboxDepth: depth,
        liveTopicCount: centre.hub.stats().topicCount,
      };
    },
  );
}
