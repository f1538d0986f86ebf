import {
  accepted,
  asId,
  instant,
  refused,
  type AgentId,
  type Instant,
  type Result,
} from '@zentrale/kernel/values';
import {
  PreviewRequest,
  PreviewView,
  Problem,
  SettingHistoryPage,
  SettingHistoryQuery,
  type SettingDraft,
} from '@zentrale/protocol';
import {
  previewWish,
  stateAfter,
  type AgentConfig,
  type QueueConfig,
  type RoutingProfile,
  type RoutingState,
  type SettingsDraft,
  type Wish,
} from '@zentrale/routing';
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
        description: `With a draft, as if that setting had just been saved. Changes nothing. Roles: ${LEADS.join(', ')}.`,
        body: PreviewRequest,
        response: { 200: PreviewView, 400: Problem, 404: Problem, 409: Problem },
      },
    },
    async (request) => {
      const { tenantId } = principalOf(request, LEADS);
      const { draft, ...asked } = request.body;
      const now = instant(centre.clock.now());
      const { state: present } = await centre.routing.open(tenantId);
      const state =
        draft === undefined ? present : must(withDraft(present, draft, now), 'body.draft');
      // Checked by its schema; ids lack only their brands.
      const wish = asked as unknown as Wish;
      const preview = must(previewWish(state, wish, now, CANDIDATE_COUNT_MAX), 'body');
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

function withDraft(state: RoutingState, draft: SettingDraft, now: Instant): Result<RoutingState> {
  const command = commandOf(state, draft);
  return command.ok ? stateAfter(state, command.value, now) : command;
}

/** Checked by its schema; ids lack only their brands. */
function commandOf(state: RoutingState, draft: SettingDraft): Result<SettingsDraft> {
  switch (draft.kind) {
    case 'queue':
      return accepted({ type: 'ConfigureQueue', queue: draft.queue as unknown as QueueConfig });
    case 'profile':
      return accepted({
        type: 'ConfigureProfile',
        profile: draft.profile as unknown as RoutingProfile,
      });
    case 'agent': {
      // Who is an agent, and what she is called, is the directory's.
      const present = state.agents.get(asId<AgentId>(draft.agent.agentId));
      if (present === undefined) return refused('agent.unknown', { field: 'agent.agentId' });
      const { name } = present.config;
      const agent = { ...(draft.agent as unknown as Omit<AgentConfig, 'name'>), name };
      return accepted({ type: 'ConfigureAgent', agent });
    }
  }
}

function must<Value>(result: Result<Value>, root: string): Value {
  if (result.ok) return result.value;
  const { field } = result.refusal;
  const place = field === undefined ? {} : { field: `${root}.${field}` };
  throw new Refused(problemOfRefusal({ ...result.refusal, ...place }));
}
