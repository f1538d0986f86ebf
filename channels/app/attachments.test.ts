import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '@zentrale/platform/testing';
import { agentLine, chatForm, openCentre, type TestCentre } from '../testing/index.ts';
import { ATTACHMENT_BYTES_MAX, type Uploader } from './index.ts';

let base: TestStore;
let centre: TestCentre;

beforeAll(async () => {
  base = await openTestStore();
  centre = await openCentre(base);
});
afterAll(() => base.close());

const text = (content: string) => new TextEncoder().encode(content);
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);
const ELF = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), Buffer.alloc(200)]);
const STAFF: Uploader = { kind: 'staff', id: 'per_anna' };

const add = (bytes: Uint8Array, fileName = 'file.bin', uploadedBy = STAFF) =>
  centre.run((tx) => centre.channels.addAttachment(tx, { fileName, bytes, uploadedBy }));

async function added(uploadedBy: Uploader): Promise<string> {
  const result = await add(PNG, 'foto.png', uploadedBy);
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value.attachmentId;
}

async function startedChat() {
  const result = await centre.run((tx) => centre.channels.startChat(tx, chatForm()));
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value.conversation;
}

describe('kinds of files', () => {
  test.each([
    ['a PNG, whatever its name', PNG, 'image/png'],
    ['a GIF', GIF, 'image/gif'],
    ['a PDF', text('%PDF-1.7\n1 0 obj\n'), 'application/pdf'],
    ['German text', text('Grüße <anna@example.com>, Fläche 3 < 4'), 'text/plain'],
  ])('%s is kept', async (_name, bytes, mediaType) => {
    const result = await add(bytes);
    expect(result).toMatchObject({ ok: true, value: { mediaType, bytes: bytes.length } });
  });

  test.each([
    ['SVG', text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['SVG with a prologue', text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['HTML', text('<!doctype html><title>x</title>')],
    ['HTML after words', text('Hallo <script>alert(1)</script>')],
    ['a Windows program', EXE],
    ['a Linux program', ELF],
    ['a script', text('#!/bin/sh\nrm -rf /\n')],
    ['a ZIP', Buffer.from('504b03040a0000000000', 'hex')],
    ['text with NUL', text('a\0b')],
    ['bytes that are not UTF-8', Uint8Array.from([0x61, 0xff, 0xfe, 0x62, 0xc0])],
    ['nothing', new Uint8Array()],
  ])('%s is refused', async (_name, bytes) => {
    expect(await add(bytes, 'bild.png')).toMatchObject({
      ok: false,
      refusal: { kind: 'attachment.forbidden-kind', field: 'file' },
    });
  });

  test('10 MB are kept, one byte more is refused', async () => {
    const full = Buffer.alloc(ATTACHMENT_BYTES_MAX, 'a');
    expect(await add(full)).toMatchObject({ ok: true });
    expect(await add(Buffer.concat([full, Buffer.from('a')]))).toMatchObject({
      refusal: { kind: 'attachment.too-large' },
    });
  });

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Bilder\\foto.png', 'foto.png'],
    ['rechnung\u202Egnp.exe', 'rechnunggnp.exe'],
    ['\u0000', 'file'],
  ])('the name %j becomes %j', async (given, fileName) => {
    expect(await add(PNG, given)).toMatchObject({ ok: true, value: { fileName } });
  });
});

describe('files in messages', () => {
  test('a message carries the author’s files in the order given, once', async () => {
    const { conversationId } = await startedChat();
    const ids = [await added(STAFF), await added(STAFF)].toReversed();
    const line = () => agentLine(conversationId, { text: '', attachmentIds: ids });
    const first = await centre.run((tx) => centre.channels.send(tx, line()));
    expect(first.ok && first.value.attachments.map((it) => it.attachmentId)).toEqual(ids);
    const second = await centre.run((tx) => centre.channels.send(tx, line()));
    expect(second).toMatchObject({ refusal: { kind: 'attachment.unknown' } });
  });

  test('nobody sends somebody else’s file', async () => {
    const chat = await startedChat();
    const other = await startedChat();
    const theirs = await added({ kind: 'customer', id: other.conversationId });
    const line = agentLine(chat.conversationId, { attachmentIds: [theirs] });
    const result = await centre.run((tx) => centre.channels.send(tx, line));
    expect(result).toMatchObject({ refusal: { kind: 'attachment.unknown' } });
  });

  test('a customer reads their own and what was shown to them, nothing else', async () => {
    const { conversationId } = await startedChat();
    const other = await startedChat();
    const own = await added({ kind: 'customer', id: conversationId });
    const [shown, internal, loose] = [await added(STAFF), await added(STAFF), await added(STAFF)];
    await centre.run(async (tx) => {
      await centre.channels.send(tx, agentLine(conversationId, { attachmentIds: [shown] }));
      const hidden = { visibility: 'internal', attachmentIds: [internal] } as const;
      await centre.channels.send(tx, agentLine(conversationId, hidden));
    });
    const readable = async (attachmentId: string, reader: string) => {
      const record = await centre.run((tx) => centre.channels.attachment(tx, attachmentId));
      return record !== null && centre.channels.isReadableByCustomer(record, reader);
    };
    expect(await readable(own, conversationId)).toBe(true);
    expect(await readable(shown, conversationId)).toBe(true);
    expect(await readable(internal, conversationId)).toBe(false);
    expect(await readable(loose, conversationId)).toBe(false);
    expect(await readable(own, other.conversationId)).toBe(false);
    expect(await readable(shown, other.conversationId)).toBe(false);
    const bytes = await centre.run((tx) => centre.channels.attachmentBytes(tx, shown));
    expect(Buffer.from(bytes).equals(PNG)).toBe(true);
  });
});
