import type { MessageView } from '@zentrale/protocol';
import { describe, expect, test } from 'vitest';
import { linesOf, unreadCount } from './lines.ts';
import type { Unsent } from './outbox.ts';

const message = (seq: number, more: Partial<MessageView>): MessageView => ({
  messageId: `m${seq}`,
  conversationId: 'c1',
  seq,
  direction: 'out',
  visibility: 'public',
  author: { kind: 'agent', id: 'a', name: 'Mia' },
  text: '',
  note: null,
  spoken: null,
  attachments: [],
  status: 'sent',
  failure: null,
  clientId: null,
  consultId: null,
  addressee: null,
  sentAt: 0,
  ...more,
});

const unsent = (clientId: string, state: Unsent['state']): Unsent => ({
  clientId,
  text: '',
  attachments: [],
  writtenAt: 0,
  state,
  failure: null,
});

describe('the lines of the conversation', () => {
  test('a confirmed message replaces its waiting line under the same key', () => {
    const waiting = linesOf([], [unsent('x', 'waiting')], 0);
    expect(waiting).toMatchObject([{ kind: 'unsent', key: 'x', delivery: 'sending' }]);

    const confirmed = message(1, { direction: 'in', clientId: 'x', status: 'received' });
    expect(linesOf([confirmed], [unsent('x', 'accepted')], 0)).toMatchObject([
      { kind: 'own', key: 'x', delivery: 'sent' },
    ]);
  });

  test('delivery is shown as sending, sent, read or failed', () => {
    const read = message(1, { direction: 'in', clientId: 'a' });
    const lines = linesOf([read], [unsent('b', 'accepted'), unsent('c', 'failed')], 1);
    expect(lines.map((line) => 'delivery' in line && line.delivery)).toEqual([
      'read',
      'sent',
      'failed',
    ]);
  });

  test('an internal message is never shown, whatever the server sends', () => {
    expect(linesOf([message(1, { visibility: 'internal' })], [], 0)).toEqual([]);
  });

  test('only unseen lines of the centre count as unread', () => {
    const messages = [message(1, {}), message(2, { direction: 'in' }), message(3, {})];
    expect(unreadCount(messages, 0)).toBe(2);
    expect(unreadCount(messages, 1)).toBe(1);
    expect(unreadCount(messages, 3)).toBe(0);
  });
});
