import type { AttachmentRecord, Uploader } from '@zentrale/channels/app';
import type { Tx } from '@zentrale/kernel/ports';
import { asId, type TenantId } from '@zentrale/kernel/values';
import { ATTACHMENT_BYTES_MAX, AttachmentView, IdParams, Problem } from '@zentrale/protocol';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { mayReadConversation } from '../auth/conversation-rights.ts';
import type { Principal } from '../auth/principal.ts';
import type { Centre, ChatGuest } from '../compose/centre.ts';
import { principalOf } from './authenticate.ts';
import { problem, problemOfRefusal, Refused } from './problem.ts';
import type { Routes } from './routes.ts';
import { uploadedFile } from './uploaded-file.ts';

const UPLOAD_ANSWERS = { 200: AttachmentView, 400: Problem, 413: Problem, 415: Problem };
const DOWNLOAD_ANSWERS = { 200: z.unknown(), 404: Problem };
const BODY = { bodyLimit: ATTACHMENT_BYTES_MAX + 10_000 } as const;

/** Files of both sides. They are always handed out as downloads of a checked kind. */
export function attachmentRoutes(app: Routes, centre: Centre): void {
  app.post(
    '/api/v1/attachments',
    {
      ...BODY,
      schema: {
        tags: ['Attachments'],
        summary: 'Upload one file',
        consumes: ['multipart/form-data'],
        response: UPLOAD_ANSWERS,
      },
    },
    async (request) => {
      const principal = principalOf(request);
      return keep(centre, principal.tenantId, await uploadedFile(request), {
        kind: 'staff',
        id: principal.personId,
      });
    },
  );

  app.get(
    '/api/v1/attachments/:id',
    {
      schema: {
        tags: ['Attachments'],
        summary: 'Download one file',
        params: IdParams,
        response: DOWNLOAD_ANSWERS,
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      return give(centre, principal.tenantId, request.params.id, reply, (tx, record) =>
        isReadableByStaff(centre, tx, principal, record),
      );
    },
  );

  app.post(
    '/api/v1/visitor/attachments',
    {
      ...BODY,
      schema: {
        tags: ['Visitors'],
        summary: 'Upload one file into a chat',
        consumes: ['multipart/form-data'],
        response: UPLOAD_ANSWERS,
      },
    },
    async (request) => {
      const guest = await guestOf(centre, request);
      return keep(centre, guest.tenantId, await uploadedFile(request), {
        kind: 'customer',
        id: guest.conversationId,
      });
    },
  );

  app.get(
    '/api/v1/visitor/attachments/:id',
    {
      schema: {
        tags: ['Visitors'],
        summary: 'Download one file of a chat',
        params: IdParams,
        response: DOWNLOAD_ANSWERS,
      },
    },
    async (request, reply) => {
      const guest = await guestOf(centre, request);
      return give(centre, guest.tenantId, request.params.id, reply, async (_tx, record) =>
        centre.channels.isReadableByCustomer(record, guest.conversationId),
      );
    },
  );
}

async function guestOf(centre: Centre, request: FastifyRequest): Promise<ChatGuest> {
  const token = /^Bearer (.{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
  const guest = token === undefined ? null : await centre.guestOfToken(token);
  if (guest === null) throw new Refused(problem('sign-in.required'));
  return guest;
}

async function keep(
  centre: Centre,
  tenantId: TenantId,
  file: { fileName: string; bytes: Uint8Array },
  uploadedBy: Uploader,
): Promise<AttachmentView> {
  const kept = await centre.store.transact(tenantId, (tx) =>
    centre.channels.addAttachment(tx, { ...file, uploadedBy }),
  );
  if (!kept.ok) throw new Refused(problemOfRefusal(kept.refusal));
  return kept.value;
}

type IsReadable = (tx: Tx, record: AttachmentRecord) => Promise<boolean>;

async function give(
  centre: Centre,
  tenantId: TenantId,
  id: string,
  reply: FastifyReply,
  isReadable: IsReadable,
) {
  const file = await centre.store.transact(tenantId, async (tx) => {
    const record = await centre.channels.attachment(tx, id);
    if (record === null || !(await isReadable(tx, record))) return null;
    return { record, bytes: await centre.channels.attachmentBytes(tx, id) };
  });
  if (file === null) throw new Refused(problem('attachment.unknown'));
  const isImage = file.record.mediaType.startsWith('image/');
  const name = encodeURIComponent(file.record.fileName);
  void reply
    .type(file.record.mediaType)
    .header('content-disposition', `${isImage ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, max-age=31536000, immutable');
  return reply.send(Buffer.from(file.bytes));
}

/** A file in a conversation belongs to its readers; before that, to whoever added it. */
async function isReadableByStaff(
  centre: Centre,
  tx: Tx,
  principal: Principal,
  { conversationId, uploadedBy }: AttachmentRecord,
): Promise<boolean> {
  if (conversationId === null) {
    return uploadedBy.kind === 'staff' && uploadedBy.id === principal.personId;
  }
  return mayReadConversation(centre, tx, principal, asId(conversationId));
}
