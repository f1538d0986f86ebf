import type { MessageView } from '@zentrale/protocol/views';
import { describe, expect, test } from 'vitest';
import type { OutgoingMessage } from '../../realtime/outgoing.ts';
import { buildTimeline } from './timeline.ts';

const NOON = new Date(2026, 10, 23, 12).getTime();

const message = (seq: number, more: Partial<MessageView> = {}): MessageView => ({
  messageId: `m${seq}`,
  conversationId: 'c',
  seq,
  direction: 'in',
  visibility: 'public',
  author: { kind: 'customer', id: 'k', name: 'Kim' },
  text: 'Hello',
  note: null,
  spoken: null,
  attachments: [],
  status: 'received',
  failure: null,
  clientId: null,
  consultId: null,
  addressee: null,
  sentAt: NOON + seq * 1_000,
  ...more,
});
const outgoing = (clientId: string): OutgoingMessage => ({
  clientId,
  conversationId: 'c',
  visibility: 'public',
  consultId: null,
  text: 'On its way',
  attachments: [],
  askedAt: NOON,
  problem: null,
});
const keys = (items: ReturnType<typeof buildTimeline>) => items.map(({ key }) => key);

describe('the timeline', () => {
  test('sorts by sequence, whatever order frames came in', () => {
    expect(keys(buildTimeline([message(2), message(1)], [], [])).slice(1)).toEqual(['m1', 'm2']);
  });

  test('begins every day with a line', () => {
    const items = buildTimeline([message(1, { sentAt: NOON - 86_400_000 }), message(2)], [], []);
    expect(items.map(({ kind }) => kind)).toEqual(['day', 'message', 'day', 'message']);
  });

  test('keeps a waiting line under its key and never shows it twice', () => {
    const waiting = buildTimeline([message(1)], [], [outgoing('x')]);
    expect(waiting.at(-1)).toMatchObject({ kind: 'outgoing', key: 'x' });
    const confirmed = buildTimeline(
      [message(1), message(2, { clientId: 'x' })],
      [],
      [outgoing('x')],
    );
    expect(confirmed.filter(({ key }) => key === 'x')).toMatchObject([{ kind: 'message' }]);
  });

  test('joins what one author says in a row, but never a note with a reply', () => {
    const items = buildTimeline(
      [message(1), message(2), message(3, { visibility: 'internal' }), message(4)],
      [],
      [],
    );
    expect(items.map((item) => (item.kind === 'message' ? item.isContinued : null))).toEqual([
      null,
      false,
      true,
      false,
      false,
    ]);
  });

  test('shows what is being said behind what was, and never joins words said and written', () => {
    const spoken = { callId: 'call', fromMs: 0, toMs: 1, confidencePct: null, isScript: false };
    const said = message(2, { direction: 'spoken', visibility: 'internal', spoken });
    const speech = {
      speechId: 's1',
      callId: 'call',
      author: message(1).author,
      text: 'And',
      isScript: false,
    };
    const arrived = { ...said, messageId: 'm4', seq: 4, clientId: 's1' };
    expect(keys(buildTimeline([message(1), arrived], [speech], [])).slice(1)).toEqual(['m1', 's1']);
    const items = buildTimeline(
      [message(1), said, { ...said, messageId: 'm3', seq: 3 }],
      [speech],
      [outgoing('x')],
    );
    expect(keys(items).slice(1)).toEqual(['m1', 'm2', 'm3', 's1', 'x']);
    expect(items.map((item) => (item.kind === 'message' ? item.isContinued : null))).toEqual([
      null,
      false,
      false,
      true,
      null,
      null,
    ]);
  });
});
