import {
  IdParams,
  Problem,
  RecordingDetails,
  RecordingRules,
  RecordingsPage,
  RecordingsQuery,
  TrackParams,
} from '@zentrale/protocol';
import { pageOf } from '@zentrale/kernel/values';
import type { z } from 'zod';
import { hasRole, type Principal } from '../auth/principal.ts';
import { recordingToHear } from '../auth/recording-rights.ts';
import type { Centre } from '../compose/centre.ts';
import { recordingView, trackView } from '../views/recording.ts';
import { onlyFor, onlyPeople, principalOf } from './authenticate.ts';
import { placeAsked } from './list-page.ts';
import type { Routes } from './routes.ts';

const HEARERS = ['agent', 'supervisor'] as const;
const LEADS = ['supervisor', 'administrator'] as const;
const TAGS = ['Recordings'];
const ANSWERS = { 403: Problem, 404: Problem, 503: Problem };

/** Recorded calls: which there are, what is in them, and their sound. */
export function recordingRoutes(app: Routes, centre: Centre): void {
  app.get(
    '/api/v1/recordings',
    {
      onRequest: onlyFor(HEARERS),
      schema: {
        tags: TAGS,
        summary: 'Recordings one may listen to, newest first',
        querystring: RecordingsQuery,
        response: { 200: RecordingsPage, 400: Problem, 403: Problem },
      },
    },
    (request) => pageFor(centre, principalOf(request, HEARERS), request.query),
  );

  app.get(
    '/api/v1/recordings/:id',
    {
      onRequest: onlyPeople,
      schema: {
        tags: TAGS,
        summary: 'The voices and moments of a recording',
        params: IdParams,
        response: { 200: RecordingDetails, ...ANSWERS },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const found = await recordingToHear(centre, principal, request.params.id, null);
      return {
        recording: recordingView(found.recording),
        tracks: found.tracks.map(trackView),
        marks: found.marks,
      };
    },
  );

  app.get(
    '/api/v1/recordings/:id/tracks/:track',
    {
      onRequest: onlyPeople,
      schema: {
        tags: TAGS,
        summary: 'The sound of one voice; that it was played is in the audit trail',
        params: TrackParams,
        response: ANSWERS,
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const { id, track } = request.params;
      const { recording, row } = await recordingToHear(centre, principal, id, track);
      const { recordingId, sealedKey, durationMs } = recording;
      const bytes = await centre.recordings.file(principal.tenantId, {
        recordingId,
        sealedKey,
        durationMs,
        row,
      });
      void reply
        .type(trackView(row).mediaType)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'no-store');
      return reply.send(Buffer.from(bytes) as never);
    },
  );
}

/** Which calls are recorded. */
export function recordingRuleRoutes(app: Routes, centre: Centre): void {
  app.get(
    '/api/v1/recording-rules',
    {
      onRequest: onlyFor(LEADS),
      schema: {
        tags: TAGS,
        summary: 'Which queues record their calls, and how long recordings are kept',
        response: { 200: RecordingRules, 403: Problem },
      },
    },
    async (request) => {
      const { tenantId } = principalOf(request, LEADS);
      const rules = await centre.store.transact(tenantId, (tx) => centre.recordings.rules(tx));
      return { rules, transcription: centre.transcription };
    },
  );
}

async function pageFor(
  centre: Centre,
  principal: Principal,
  { before, limit }: z.output<typeof RecordingsQuery>,
): Promise<RecordingsPage> {
  const personId = hasRole(principal, ['supervisor']) ? null : principal.personId;
  const about = { personId, behind: placeAsked(before), limit: limit + 1 };
  const found = await centre.store.transact(principal.tenantId, (tx) =>
    centre.recordings.page(tx, about),
  );
  const page = pageOf(found, limit, ({ startedAt: at, recordingId: id }) => ({ at, id }));
  return { recordings: page.items.map(recordingView), before: page.before };
}
