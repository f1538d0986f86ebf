import type { MessageView } from '@zentrale/protocol';
import { describe, expect, test } from 'vitest';
import { Outbox } from './outbox.ts';
import { openShelf } from './storage.ts';

const written = (clientId: string, writtenAt: number) => ({
  clientId,
  text: `text ${clientId}`,
  attachments: [],
  writtenAt,
});

const shown = (clientId: string): MessageView => ({
  messageId: `m-${clientId}`,
  conversationId: 'c1',
  seq: 1,
  direction: 'in',
  visibility: 'public',
  author: { kind: 'customer', id: null, name: 'Ada' },
  text: 'x',
  note: null,
  spoken: null,
  attachments: [],
  status: 'received',
  failure: null,
  clientId,
  consultId: null,
  addressee: null,
  sentAt: 0,
});

describe('the outbox', () => {
  test('keeps unsent messages over a reload, in the order of writing', () => {
    const shelf = openShelf('', null);
    const before = new Outbox(shelf, 'c1');
    before.add(written('zz', 1));
    before.add(written('aa', 2));

    const after = new Outbox(shelf, 'c1');
    expect(after.items.map((item) => item.clientId)).toEqual(['zz', 'aa']);
    expect(after.next()?.clientId).toBe('zz');
  });

  test('an accepted message is not sent again after a reload but stays on screen until shown', () => {
    const shelf = openShelf('', null);
    const outbox = new Outbox(shelf, 'c1');
    outbox.add(written('a', 1));
    outbox.accepted('a');

    expect(outbox.next()).toBeNull();
    expect(outbox.items).toMatchObject([{ clientId: 'a', state: 'accepted' }]);
    expect(new Outbox(shelf, 'c1').items).toEqual([]);
  });

  test('a message that arrived although its answer was lost is let go', () => {
    const shelf = openShelf('', null);
    const outbox = new Outbox(shelf, 'c1');
    outbox.add(written('a', 1));
    outbox.add(written('b', 2));
    outbox.confirm([shown('a')]);

    expect(outbox.items.map((item) => item.clientId)).toEqual(['b']);
    expect(new Outbox(shelf, 'c1').items.map((item) => item.clientId)).toEqual(['b']);
  });

  test('a refused message keeps its reason over a reload and goes again under a new id', () => {
    const shelf = openShelf('', null);
    new Outbox(shelf, 'c1').add(written('a', 1));
    const outbox = new Outbox(shelf, 'c1');
    outbox.failed('a', 'message.too-long');

    const after = new Outbox(shelf, 'c1');
    expect(after.next()).toBeNull();
    expect(after.items).toMatchObject([{ state: 'failed', failure: 'message.too-long' }]);
    after.retry('a', 'b');
    expect(after.next()).toMatchObject({ clientId: 'b', text: 'text a', failure: null });
    expect(new Outbox(shelf, 'c1').items.map((item) => item.clientId)).toEqual(['b']);
  });

  test('a second tab neither loses nor takes over what the first one writes', () => {
    const shelf = openShelf('', null);
    const first = new Outbox(shelf, 'c1');
    const second = new Outbox(shelf, 'c1');
    first.add(written('a', 1));
    second.add(written('b', 2));
    second.accepted('b');

    expect(new Outbox(shelf, 'c1').items.map((item) => item.clientId)).toEqual(['a']);
  });

  test('messages of another conversation and broken entries are not touched', () => {
    const shelf = openShelf('', null);
    new Outbox(shelf, 'c2').add(written('a', 1));
    shelf.set('unsent.c1.x', '{"clientId":');

    expect(new Outbox(shelf, 'c1').items).toEqual([]);
    expect(new Outbox(shelf, 'c2').items).toHaveLength(1);
  });
});
