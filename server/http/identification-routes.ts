import {
  IdentificationDetails,
  IdentificationsPage,
  IdentificationsQuery,
  IdParams,
  PHOTO_BYTES_MAX,
  PhotoParams,
  PhotoQuery,
  Problem,
} from '@zentrale/protocol';
import { pageOf } from '@zentrale/kernel/values';
import { z } from 'zod';
import { identificationToRead } from '../auth/identification-rights.ts';
import { hasRole, type Principal } from '../auth/principal.ts';
import { actorOf, toDoInVideo } from '../commands/identification.ts';
import type { Centre } from '../compose/centre.ts';
import { onlyFor, onlyPeople, principalOf } from './authenticate.ts';
import { placeAsked } from './list-page.ts';
import { problem, problemOfRefusal, Refused } from './problem.ts';
import type { Routes } from './routes.ts';
import { uploadedFile } from './uploaded-file.ts';

const READERS = ['agent', 'supervisor'] as const;
const TAGS = ['Identification'];
const ANSWERS = { 403: Problem, 404: Problem, 503: Problem };

/** Identifications: which there are, what is in them, and all of one. */
export function identificationRoutes(app: Routes, centre: Centre): void {
  app.get(
    '/api/v1/identifications',
    {
      onRequest: onlyFor(READERS),
      schema: {
        tags: TAGS,
        summary: 'Identifications one may read, newest first',
        querystring: IdentificationsQuery,
        response: { 200: IdentificationsPage, 400: Problem, 403: Problem },
      },
    },
    (request) => pageFor(centre, principalOf(request, READERS), request.query),
  );

  app.get(
    '/api/v1/identifications/:id',
    {
      onRequest: onlyPeople,
      schema: {
        tags: TAGS,
        summary: 'All of one; that it was read is in the audit trail',
        params: IdParams,
        response: { 200: IdentificationDetails, ...ANSWERS },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const row = await identificationToRead(centre, principal, request.params.id, null);
      const today = await centre.store.transact(principal.tenantId, (tx) => centre.today(tx));
      return centre.identifications.details(row, today);
    },
  );
}

/** Each lies sealed, and is handed out to be looked at. */
export function identificationPhotoRoutes(app: Routes, centre: Centre): void {
  app.get(
    '/api/v1/identifications/:id/photos/:stepId',
    {
      onRequest: onlyPeople,
      schema: {
        tags: TAGS,
        summary: 'One photograph; that it was looked at is in the audit trail',
        params: PhotoParams,
        response: ANSWERS,
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const { id, stepId } = request.params;
      const { identificationId } = await identificationToRead(centre, principal, id, stepId);
      const kept = await centre.store.transact(principal.tenantId, (tx) =>
        centre.identifications.kept(tx, identificationId),
      );
      if (kept === null || !kept.one.photos.some((photo) => photo.stepId === stepId)) {
        throw new Refused(problem('identification.photo-missing'));
      }
      const bytes = await centre.identifications.photo(principal.tenantId, kept, stepId);
      void reply
        .type('image/jpeg')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'no-store');
      return reply.send(Buffer.from(bytes) as never);
    },
  );

  app.post(
    '/api/v1/identifications/:id/photos',
    {
      onRequest: onlyFor(READERS),
      bodyLimit: PHOTO_BYTES_MAX + 10_000,
      schema: {
        tags: TAGS,
        summary: 'Keep the photograph of the step under way, in place of an earlier one',
        consumes: ['multipart/form-data'],
        params: IdParams,
        querystring: PhotoQuery,
        response: { 204: z.null(), 400: Problem, 409: Problem, 415: Problem, ...ANSWERS },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request, READERS);
      const { stepId } = request.query;
      // Whoever may not is told before the file is read.
      const kept = await toDoInVideo({ centre, principal }, request.params.id);
      if (!kept.ok) throw new Refused(problemOfRefusal(kept.refusal));
      const { bytes } = await uploadedFile(request);
      if (bytes.length > PHOTO_BYTES_MAX) {
        throw new Refused(problem('request.too-large', { field: 'body.file' }));
      }
      const { identificationId } = kept.value.row;
      const by = actorOf(principal);
      const done = await centre.store.transact(principal.tenantId, (tx) =>
        centre.identifications.keepPhoto(tx, { identificationId, stepId, bytes, by }),
      );
      if (!done.ok) throw new Refused(problemOfRefusal(done.refusal));
      return reply.code(204).send(null);
    },
  );
}

async function pageFor(
  { store, identifications, channels }: Centre,
  principal: Principal,
  { before, limit }: z.output<typeof IdentificationsQuery>,
): Promise<IdentificationsPage> {
  const personId = hasRole(principal, ['supervisor']) ? null : principal.personId;
  const about = { personId, behind: placeAsked(before), limit: limit + 1 };
  return store.transact(principal.tenantId, async (tx) => {
    const found = await identifications.page(tx, about);
    const page = pageOf(found, limit, (one) => ({ at: one.requestedAt, id: one.identificationId }));
    const conversations = await channels.conversations(
      tx,
      page.items.map(({ conversationId }) => conversationId as never),
    );
    const names = new Map<string, string>(
      conversations.map(({ conversationId, customerName }) => [conversationId, customerName]),
    );
    return {
      identifications: page.items.map((one) => ({
        ...one,
        customerName: names.get(one.conversationId) ?? '',
      })),
      before: page.before,
    };
  });
}
