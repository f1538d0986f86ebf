import { instant, type Result } from '@zentrale/kernel/values';
import {
  PreviewRequest,
  PreviewView,
  Problem,
  SettingHistoryPage,
  SettingHistoryQuery,
} from '@zentrale/protocol';
import { previewWish, type WaitingExplanation, type Wish } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import { readSettingHistory } from '../views/setting-history.ts';
import { onlyFor, principalOf } from './authenticate.ts';
import { problemOfRefusal, Refused } from './problem.ts';
import type { Routes } from './routes.ts';

const LEADS = ['supervisor', 'administrator'] as const;
const onRequest = onlyFor(LEADS);
const TAGS = ['Routing'];
const CANDIDATE_COUNT_MAX = 50;

/** Questions about how routing is laid down; changes are commands. */
export function routingRoutes(app: Routes, centre: Centre): void {
  app.post(
    '/api/v1/routing/preview',
    {
      onRequest,
      schema: {
        tags: TAGS,
        summary: 'Who would get this interaction now, and why the others would not',
        description: `Changes nothing. Roles: ${LEADS.join(', ')}.`,
        body: PreviewRequest,
        response: { 200: PreviewView, 400: Problem, 404: Problem },
      },
    },
    async (request) => {
      const { tenantId } = principalOf(request, LEADS);
      const { state } = await centre.routing.open(tenantId);
      const now = instant(centre.clock.now());
      // Checked by its schema; ids lack only their brands.
      const wish = request.body as unknown as Wish;
      const preview = must(previewWish(state, wish, now, CANDIDATE_COUNT_MAX));
      return {
        ...preview,
        steps: [...preview.steps],
        excluded: [...preview.excluded],
        candidates: preview.candidates.map((candidate) => ({
          ...candidate,
          unmet: [...candidate.unmet],
          name: state.agents.get(candidate.agentId)?.config.name ?? candidate.agentId,
        })),
        askedAt: now,
      };
    },
  );

  app.get(
    '/api/v1/routing/history',
    {
      onRequest,
      schema: {
        tags: TAGS,
        summary: "Changes of routing's settings, newest first",
        description: `Roles: ${LEADS.join(', ')}.`,
        querystring: SettingHistoryQuery,
        response: { 200: SettingHistoryPage },
      },
    },
    (request) => readSettingHistory(centre, principalOf(request, LEADS).tenantId, request.query),
  );
}

function must(result: Result<WaitingExplanation>): WaitingExplanation {
  if (result.ok) return result.value;
  const { field } = result.refusal;
  const place = field === undefined ? {} : { field: `body.${field}` };
  throw new Refused(problemOfRefusal({ ...result.refusal, ...place }));
}
