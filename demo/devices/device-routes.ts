import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { LiveFeed } from '../site/live-feed.ts';
import type { DeviceLink } from './device-link.ts';

const Measured = z.union([
  z.strictObject({ door: z.enum(['open', 'closed']) }),
  z.strictObject({ temperature: z.number().min(-40).max(80) }),
  z.strictObject({ defibrillator: z.enum(['taken', 'returned']) }),
]);

/** What the device page does. Readings are answered at once; the feed tells of their fate. */
export function deviceRoutes(
  app: FastifyInstance,
  links: ReadonlyMap<string, DeviceLink>,
  feed: LiveFeed,
): void {
  app.get('/devices/events', (_request, reply) => feed.add(reply));

  app.post('/devices/:deviceId/readings', async (request, reply) => {
    const link = links.get((request.params as { deviceId: string }).deviceId);
    if (!link) return reply.code(404).send({ field: 'deviceId' });
    const measured = Measured.safeParse(request.body);
    if (!measured.success) return reply.code(400).send({ field: 'body' });
    void link.measure(measured.data);
    return reply.code(202).send();
  });

  app.post('/devices/:deviceId/rubbish', async (request, reply) => {
    const link = links.get((request.params as { deviceId: string }).deviceId);
    if (!link) return reply.code(404).send({ field: 'deviceId' });
    void link.sendRubbish();
    return reply.code(202).send();
  });
}
