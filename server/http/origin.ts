import type { Centre } from '../compose/centre.ts';
import { problem, Refused } from './problem.ts';
import type { Routes } from './routes.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Requests that change something and carry our cookie must come from our own pages. Visitors' and
 * providers' doors do not use the cookie; visitors' doors answer any origin, because the site key
 * decides and no credentials are accepted there.
 */
export function guardOrigin(app: Routes, centre: Centre): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    if (request.url.startsWith('/api/v1/visitor/')) {
      void reply.header('access-control-allow-origin', '*');
      void reply.header('access-control-allow-headers', 'content-type, authorization');
      void reply.header('access-control-allow-methods', 'GET, POST');
      void reply.header('access-control-max-age', '600');
      if (request.method === 'OPTIONS') return reply.code(204).send();
      return;
    }
    if (origin === undefined || SAFE_METHODS.has(request.method)) return;
    if (!centre.isOwnOrigin(origin)) throw new Refused(problem('origin.forbidden'));
  });
}
