import { COMMANDS, Problem, type CommandType } from '@zentrale/protocol';
import { z } from 'zod';
import { executeCommand } from '../commands/execute.ts';
import type { Centre } from '../compose/centre.ts';
import { principalOf } from './authenticate.ts';
import { Refused } from './problem.ts';
import type { Routes } from './routes.ts';

const CommandHeaders = z.object({
  /** Repeating a request with the same key gives the first answer. */
  'idempotency-key': z
    .string()
    .min(8)
    .max(64)
    .regex(/^[A-Za-z0-9_-]+$/),
});

/** Every command of the desktop, for programs: the same table, the same handlers. */
export function commandRoutes(app: Routes, centre: Centre): void {
  for (const [type, definition] of Object.entries(COMMANDS) as [
    CommandType,
    (typeof COMMANDS)[CommandType],
  ][]) {
    app.post(
      `/api/v1/commands/${type}`,
      {
        schema: {
          tags: ['Commands'],
          summary: definition.title,
          description: `Roles: ${definition.roles.join(', ')}.`,
          headers: CommandHeaders,
          body: definition.body as z.ZodType,
          response: {
            200: definition.answer as z.ZodType,
            400: Problem,
            403: Problem,
            404: Problem,
            409: Problem,
          },
        },
      },
      async (request) => {
        const principal = principalOf(request, definition.roles);
        const commandId = request.headers['idempotency-key'];
        const reply = await executeCommand(centre, principal, {
          commandId,
          type,
          body: request.body,
        });
        if (!reply.ok) throw new Refused(reply.problem);
        return reply.answer;
      },
    );
  }
}
