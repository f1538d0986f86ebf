import { describe, expect, test } from 'vitest';
import { optOutKeyword } from './opt-out.ts';
import { checkOutgoing, type OutgoingDraft } from './outgoing.ts';

const sms: OutgoingDraft = {
  channel: 'sms',
  visibility: 'public',
  text: 'Guten Tag',
  attachmentCount: 0,
  hasReplyAddress: true,
  isOptedOut: false,
};

describe('what may be written', () => {
  test.each<[string, Partial<OutgoingDraft>, string | null]>([
    ['a plain text', {}, null],
    ['blanks only', { text: ' \n ' }, 'message.empty'],
    ['1600 characters', { text: 'x'.repeat(1600) }, null],
    ['1601 characters', { text: 'x'.repeat(1601) }, 'message.too-long'],
    ['4000 in a chat', { channel: 'chat', text: 'x'.repeat(4000) }, null],
    ['4001 in a chat', { channel: 'chat', text: 'x'.repeat(4001) }, 'message.too-long'],
    ['a long internal note', { visibility: 'internal', text: 'x'.repeat(10_000) }, null],
    ['a file without words in a chat', { channel: 'chat', text: '', attachmentCount: 1 }, null],
    ['a file by SMS', { attachmentCount: 1 }, 'channel.no-attachments'],
    ['nobody to answer to', { hasReplyAddress: false }, 'channel.no-reply-address'],
    ['an opt-out', { isOptedOut: true }, 'channel.opted-out'],
    ['a note about somebody opted out', { isOptedOut: true, visibility: 'internal' }, null],
  ])('%s', (_name, changes, kind) => {
    const result = checkOutgoing({ ...sms, ...changes });
    expect(result.ok ? null : result.refusal.kind).toBe(kind);
  });
});

describe('opt-out words', () => {
  test.each([
    ['STOP', 'stop'],
    [' stop \n', 'stop'],
    ['Unsubscribe', 'stop'],
    ['revoke', 'stop'],
    ['OPTOUT', 'stop'],
    ['start', 'start'],
    ['Yes', 'start'],
    ['please stop calling', null],
    ['HELP', null],
    ['', null],
  ] as const)('%j is %j', (text, expected) => {
    expect(optOutKeyword(text)).toBe(expected);
  });
});
