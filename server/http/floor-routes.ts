import { asId, type QueueId } from '@zentrale/kernel/values';
import {
  FloorCourse,
  FloorCourseQuery,
  FloorExplanation,
  FloorInteractions,
  FloorInteractionsQuery,
  FloorStaffing,
  IdParams,
  Problem,
} from '@zentrale/protocol';
import type { Centre } from '../compose/centre.ts';
import { readExplanation } from '../views/explanation.ts';
import { readCourse, readStaffing } from '../views/floor-course.ts';
import { readFloorInteractions } from '../views/floor-interactions.ts';
import { onlyFor, principalOf } from './authenticate.ts';
import { problem, Refused } from './problem.ts';
import type { Routes } from './routes.ts';

const LEADS = ['supervisor', 'administrator'] as const;
const onRequest = onlyFor(LEADS);

/** What the floor asks for on demand, beside its live topic. */
export function floorRoutes(app: Routes, centre: Centre): void {
  app.get(
    '/api/v1/floor/explanations/:id',
    {
      onRequest,
      schema: {
        tags: ['Floor'],
        summary: 'Why an interaction waits, or to whom it is offered and why',
        params: IdParams,
        response: { 200: FloorExplanation, 404: Problem },
      },
    },
    async (request) => {
      const { tenantId } = principalOf(request, LEADS);
      const explanation = await readExplanation(centre, tenantId, request.params.id);
      if (explanation === undefined) throw new Refused(problem('interaction.unknown'));
      return { explanation };
    },
  );

  app.get(
    '/api/v1/floor/interactions',
    {
      onRequest,
      schema: {
        tags: ['Floor'],
        summary: 'The interactions behind a number of the floor',
        querystring: FloorInteractionsQuery,
        response: { 200: FloorInteractions },
      },
    },
    (request) => readFloorInteractions(centre, principalOf(request, LEADS).tenantId, request.query),
  );

  app.get(
    '/api/v1/floor/course',
    {
      onRequest,
      schema: {
        tags: ['Floor'],
        summary: 'How today went, by quarters of an hour; who waited in the last hour',
        querystring: FloorCourseQuery,
        response: { 200: FloorCourse },
      },
    },
    (request) => {
      const { queueId } = request.query;
      const id = queueId === undefined ? undefined : asId<QueueId>(queueId);
      return readCourse(centre, principalOf(request, LEADS).tenantId, id);
    },
  );

  app.get(
    '/api/v1/floor/staffing',
    {
      onRequest,
      schema: {
        tags: ['Floor'],
        summary: 'Agents required in the present half hour, by Erlang C',
        response: { 200: FloorStaffing },
      },
    },
    async (request) => ({
      items: await readStaffing(centre, principalOf(request, LEADS).tenantId),
    }),
  );
}
