import { fileTypeFromBuffer } from 'file-type';
import {
  accepted,
  asId,
  must,
  refused,
  type AttachmentId,
  type Result,
} from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import type { Attachment } from '../core/index.ts';
import type { Context } from './context.ts';

export const ATTACHMENT_BYTES_MAX = 10_000_000;
const FILE_NAME_LENGTH_MAX = 120;

// What a browser shows without running anything of the sender's.
const MEDIA_TYPES = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'application/pdf',
]);

/** Whose file it is: a customer's belongs to the conversation, the centre's to a person. */
export interface Uploader {
  readonly kind: 'customer' | 'staff';
  /** Conversation id or person id. */
  readonly id: string;
}

export interface AddAttachmentInput {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly uploadedBy: Uploader;
}

/**
 * Keeps a file that a later message may carry. The kind is read from the bytes, never from name or
 * header. Refuses `attachment.too-large` (facts `bytes`, `bytesMax`) and
 * `attachment.forbidden-kind` (fact `mediaType`).
 */
export async function addAttachment(
  context: Context,
  tx: Tx,
  input: AddAttachmentInput,
): Promise<Result<Attachment>> {
  const { bytes } = input;
  if (bytes.length > ATTACHMENT_BYTES_MAX) {
    const facts = { bytes: bytes.length, bytesMax: ATTACHMENT_BYTES_MAX };
    return refused('attachment.too-large', { field: 'file', facts });
  }
  const mediaType = await mediaTypeOf(bytes);
  if (!MEDIA_TYPES.has(mediaType) && mediaType !== 'text/plain') {
    return refused('attachment.forbidden-kind', { field: 'file', facts: { mediaType } });
  }
  return accepted(await keepAttachment(context, tx, { ...input, mediaType }));
}

/** Keeps a file of which it is known what it is. */
export async function keepAttachment(
  context: Context,
  tx: Tx,
  input: AddAttachmentInput & { readonly mediaType: string },
): Promise<Attachment> {
  const { bytes, mediaType } = input;
  const attachmentId = asId<AttachmentId>(context.ids.next('att'));
  const fileName = safeFileName(input.fileName);
  // Bytes first: a row must never point at nothing. A rollback leaves bytes nobody names.
  await context.blobs.put(tx.tenantId, attachmentId, bytes);
  await tx.query(
    `insert into attachments
        (attachment_id, file_name, media_type, bytes, uploader_kind, uploader_id, added_at)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      attachmentId,
      fileName,
      mediaType,
      bytes.length,
      input.uploadedBy.kind,
      input.uploadedBy.id,
      tx.now,
    ],
  );
  return { attachmentId, fileName, mediaType, bytes: bytes.length };
}

async function mediaTypeOf(bytes: Uint8Array): Promise<string> {
  if (bytes.length === 0) return 'application/x-empty';
  const detected = await fileTypeFromBuffer(bytes);
  if (detected !== undefined) return detected.mime;
  return isPlainText(bytes) ? 'text/plain' : 'application/octet-stream';
}

const MARKUP = /^\uFEFF?\s*<|<(?:!doctype|html|head|body|script|svg|iframe|object|embed)\b/i;

/** Text that no browser takes for markup and no shell for a program, whatever it is served as. */
function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !text.includes('\0') && !MARKUP.test(text) && !text.startsWith('#!');
  } catch (cause) {
    if (cause instanceof TypeError) return false; // Not UTF-8.
    throw cause;
  }
}

function safeFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // Control and direction-changing characters make a name look like another one.
  const clean = last.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim();
  return clean === '' ? 'file' : clean.slice(-FILE_NAME_LENGTH_MAX);
}

/** A file with its place: `conversationId` is `null` until a message carries it. */
export interface AttachmentRecord extends Attachment {
  readonly conversationId: string | null;
  readonly visibility: 'public' | 'internal' | null;
  readonly uploadedBy: Uploader;
}

export async function attachment(tx: Tx, attachmentId: string): Promise<AttachmentRecord | null> {
  const rows = await tx.query<AttachmentRecord>(
    `select a.attachment_id as "attachmentId", a.file_name as "fileName",
        a.media_type as "mediaType", a.bytes, a.conversation_id as "conversationId", m.visibility,
        json_build_object('kind', a.uploader_kind, 'id', a.uploader_id) as "uploadedBy"
      from attachments a
      left join messages m on m.tenant_id = a.tenant_id and m.message_id = a.message_id
      where a.attachment_id = $1`,
    [attachmentId],
  );
  return rows[0] ?? null;
}

/** The bytes of a file that has a record. */
export async function attachmentBytes(
  context: Context,
  tx: Tx,
  attachmentId: string,
): Promise<Uint8Array> {
  return must(await context.blobs.get(tx.tenantId, attachmentId), 'bytes are put before the row');
}

/** May the customer of this conversation read the file? Their own, or shown to them in it. */
export function isReadableByCustomer(record: AttachmentRecord, conversationId: string): boolean {
  const { uploadedBy } = record;
  if (uploadedBy.kind === 'customer') return uploadedBy.id === conversationId;
  return record.conversationId === conversationId && record.visibility === 'public';
}

/** Are these all files of this uploader that no message carries yet, each named once? */
export async function areFreeAttachments(
  tx: Tx,
  attachmentIds: readonly string[],
  uploader: Uploader,
): Promise<boolean> {
  if (attachmentIds.length === 0) return true;
  const rows = await tx.query(
    `select attachment_id from attachments
      where attachment_id = any($1::text[]) and message_id is null
        and uploader_kind = $2 and uploader_id = $3 for update`,
    [attachmentIds, uploader.kind, uploader.id],
  );
  return rows.length === attachmentIds.length;
}
