import { existsSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import { DESKTOP_AREAS } from '@zentrale/protocol/http';
import type { Centre } from '../compose/centre.ts';
import { problem, Refused } from './problem.ts';
import type { Routes } from './routes.ts';

const PROJECT_FOLDER = join(import.meta.dirname, '..', '..');
const HASHED_FILE = /-[A-Za-z0-9_-]{8}\.(?:js|css|woff2)$/;

/** The desktop's files, and the two scripts that customers' pages load. */
export async function pageRoutes(app: Routes, centre: Centre): Promise<void> {
  const desktop = join(PROJECT_FOLDER, 'agent-desktop', 'dist');
  const widget = join(PROJECT_FOLDER, 'widget', 'dist');
  if (!existsSync(join(desktop, 'index.html')) || !existsSync(join(widget, 'widget.js'))) {
    centre.log.warn('pages.not-built', { remedy: 'npm start builds them' });
    return;
  }
  await app.register(staticFiles, {
    root: desktop,
    wildcard: false,
    index: false,
    setHeaders: (reply, path) => {
      const age = HASHED_FILE.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
      reply.header('cache-control', age);
    },
  });
  await app.register(staticFiles, {
    root: widget,
    prefix: '/',
    decorateReply: false,
    wildcard: false,
    setHeaders: (reply) => {
      reply.header('cache-control', 'no-cache');
      reply.header('access-control-allow-origin', '*');
    },
  });
  // Paths of the desktop's own router; everything else that is unknown stays a 404.
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.sendFile('index.html'));
  for (const area of DESKTOP_AREAS) {
    for (const path of [`/${area}`, `/${area}/*`]) {
      app.get(path, { schema: { hide: true } }, (request, reply) => {
        if (/\.[a-z0-9]+$/i.test(request.url)) throw new Refused(problem('not-found'));
        return reply.sendFile('index.html');
      });
    }
  }
}
