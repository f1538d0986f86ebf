import { readDialList } from '@zentrale/channels';
import { asId, type DialListId, type TenantId } from '@zentrale/kernel/values';
import {
  DialEntriesAdded,
  DialEntriesPage,
  DialEntriesQuery,
  IdParams,
  Problem,
} from '@zentrale/protocol';
import type { Principal } from '../auth/principal.ts';
import type { Centre } from '../compose/centre.ts';
import { onlyFor, principalOf } from './authenticate.ts';
import { problem, problemOfRefusal, Refused } from './problem.ts';
import type { Routes } from './routes.ts';
import { uploadedFile } from './uploaded-file.ts';

const LEADS = ['supervisor', 'administrator'] as const;
const TAGS = ['Dial lists'];
const FILE_BYTES_MAX = 4_000_000;
const PROBLEMS_TOLD_MAX = 100;

/** The numbers of lists; the lists themselves are commands and a live topic. */
export function dialListRoutes(app: Routes, centre: Centre): void {
  app.get(
    '/api/v1/dial-lists/:id/entries',
    {
      onRequest: onlyFor(LEADS),
      schema: {
        tags: TAGS,
        summary: 'The numbers of a list, and what came of them',
        params: IdParams,
        querystring: DialEntriesQuery,
        response: { 200: DialEntriesPage, 403: Problem, 404: Problem },
      },
    },
    async (request) => {
      const { tenantId } = principalOf(request, LEADS);
      const { after, limit } = request.query;
      const listId = await knownList(centre, tenantId, request.params.id);
      const about = { listId, after, limit: limit + 1 };
      const found = await centre.store.transact(tenantId, (tx) =>
        centre.dialling.entries(tx, about),
      );
      const entries = found.slice(0, limit);
      const last = found.length > limit ? entries.at(-1) : undefined;
      return { entries, after: last?.position ?? null };
    },
  );

  app.post(
    '/api/v1/dial-lists/:id/entries',
    {
      onRequest: onlyFor(LEADS),
      bodyLimit: FILE_BYTES_MAX + 10_000,
      schema: {
        tags: TAGS,
        summary: 'Add the numbers of a CSV file with the columns number, name and note',
        description:
          'Lines that cannot be dialled are left out and told; all others are taken. Numbers that ' +
          'the list has already stay as they are.',
        consumes: ['multipart/form-data'],
        params: IdParams,
        response: { 200: DialEntriesAdded, 400: Problem, 403: Problem, 404: Problem, 409: Problem },
      },
    },
    async (request) => {
      const principal = principalOf(request, LEADS);
      const listId = await knownList(centre, principal.tenantId, request.params.id);
      const { bytes } = await uploadedFile(request);
      if (bytes.length > FILE_BYTES_MAX) {
        throw new Refused(problem('request.too-large', { field: 'body.file' }));
      }
      return addEntries(centre, principal, listId, bytes);
    },
  );
}

/** Whoever may not is told before a file is read. */
async function knownList(centre: Centre, tenantId: TenantId, id: string): Promise<DialListId> {
  const listId = asId<DialListId>(id);
  const list = await centre.store.transact(tenantId, (tx) => centre.dialling.list(tx, listId));
  if (list === null) throw new Refused(problem('dial-list.unknown', { field: 'params.id' }));
  return listId;
}

async function addEntries(
  centre: Centre,
  { tenantId, personId }: Principal,
  listId: DialListId,
  bytes: Uint8Array,
): Promise<DialEntriesAdded> {
  const read = readDialList(bytes);
  if (!read.ok) throw new Refused(problemOfRefusal(read.refusal));
  const { rows, problems, repeatedCount } = read.value;
  const added = await centre.store.transact(tenantId, async (tx) => {
    const done = await centre.dialling.addEntries(tx, { listId, rows });
    if (!done.ok) return done;
    await centre.directory.audit(tx, {
      byPersonId: personId,
      act: 'dial-list.add',
      subjectKind: 'dial-list',
      subjectId: listId,
      before: null,
      after: { addedCount: done.value },
    });
    return done;
  });
  if (!added.ok) throw new Refused(problemOfRefusal({ ...added.refusal, field: 'params.id' }));
  return {
    addedCount: added.value,
    repeatedCount: repeatedCount + rows.length - added.value,
    problemCount: problems.length,
    problems: problems.slice(0, PROBLEMS_TOLD_MAX),
  };
}
