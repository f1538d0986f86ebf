import {
  asId,
  minutes,
  type ConversationId,
  type CustomerId,
  type PersonId,
} from '@zentrale/kernel/values';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openJourney, valueOf } from '../testing/open-journey.ts';
import type { NewTouchpoint } from './index.ts';

let open: Awaited<ReturnType<typeof openJourney>>;
let number = 0;
let sourceCount = 0;
let visitorId: string;
const nobody = asId<CustomerId>('nobody');

beforeAll(async () => {
  open = await openJourney();
});
afterAll(() => open.close());
beforeEach(() => {
  number += 1;
  visitorId = `visitor-${number}-0123456789`;
});

function consent(isGranted: boolean, who: { visitorId: string } | { customerId: CustomerId }) {
  const answer = {
    ...who,
    purpose: 'journey',
    isGranted,
    source: 'test',
    textVersion: '1',
  } as const;
  return open.run((tx) => open.journey.setConsent(tx, answer));
}

function view(viewId: string, title = viewId, at = open.clock.now()) {
  const url = `https://shop.example/${viewId}?q=secret#part`;
  return open.run((tx) =>
    open.journey.recordPage(tx, { visitorId, viewId, url, title, viewedAt: at }),
  );
}

async function customerOfVisitor(): Promise<CustomerId> {
  return (await open.identify([`cookie:${visitorId}`])).customerId;
}

async function timeline(customerId: CustomerId, limit = 100, before?: string) {
  const read = await open.run((tx) => open.journey.timeline(tx, customerId, { limit, before }));
  return valueOf(read);
}

async function pagesOf(customerId: CustomerId): Promise<string[]> {
  const { items } = await timeline(customerId);
  return items.filter(({ kind }) => kind === 'page-viewed').map(({ title }) => title);
}

function record(customerId: CustomerId, more: Partial<NewTouchpoint> = {}) {
  sourceCount += 1;
  return open.run((tx) =>
    open.journey.record(tx, {
      sourceKey: `source-${sourceCount}`,
      customerId,
      kind: 'chat-started',
      at: open.clock.now(),
      channel: 'chat',
      title: 'Heizung kalt',
      facts: {},
      conversationId: asId<ConversationId>('cnv_1'),
      ...more,
    }),
  );
}

describe('consent', () => {
  test('is kept per purpose, latest first in force, repeats change nothing', async () => {
    const { customerId } = await open.identify([`email:consent-${number}@example.com`]);
    for (const isGranted of [true, true, false, true]) {
      valueOf(await consent(isGranted, { customerId }));
    }
    const has = (purpose: 'journey' | 'marketing') =>
      open.run((tx) => open.journey.hasConsent(tx, customerId, purpose));
    expect([await has('journey'), await has('marketing')]).toEqual([true, false]);
    const kept = valueOf(await open.run((tx) => open.journey.exportCustomer(tx, customerId)));
    expect(kept.consents.map(({ isGranted }) => isGranted)).toEqual([true, false, true]);
    expect(await consent(true, { customerId: nobody })).toMatchObject({
      refusal: { kind: 'customer.unknown' },
    });
  });
});

describe('the timeline', () => {
  test('tells the story of the merged customer, newest first, page by page', async () => {
    valueOf(await consent(true, { visitorId }));
    for (let page = 0; page < 5; page += 1) valueOf(await view(`view-000${page}`));
    open.clock.advance(1000);
    const known = await open.identify([`email:story-${number}@example.com`]);
    valueOf(await record(known.customerId));
    await open.identify([`cookie:${visitorId}`, `email:story-${number}@example.com`]);
    const whole = (await timeline(known.customerId)).items;
    const collected = [];
    let before: string | undefined;
    do {
      const page = await timeline(known.customerId, 2, before);
      expect(page.items.length).toBeLessThanOrEqual(2);
      collected.push(...page.items);
      before = page.nextBefore ?? undefined;
    } while (before !== undefined);
    expect(collected).toEqual(whole);
    expect(new Set(whole.map(({ touchpointId }) => touchpointId)).size).toBe(whole.length);
    expect(whole.map(({ at }) => at)).toEqual(whole.map(({ at }) => at).toSorted((a, b) => b - a));
    expect(whole.filter(({ kind }) => kind === 'page-viewed')).toHaveLength(5);
    const recent = await open.run((tx) => open.journey.recent(tx, known.customerId, 3));
    expect(recent).toEqual(whole.slice(0, 3));
  });

  test('the same source is recorded once', async () => {
    const { customerId } = await open.identify([`email:once-${number}@example.com`]);
    const sourceKey = `once-${number}`;
    expect(valueOf(await record(customerId, { sourceKey }))).toEqual({ isNew: true });
    expect(valueOf(await record(customerId, { sourceKey }))).toEqual({ isNew: false });
    expect((await timeline(customerId)).items).toHaveLength(1);
  });

  test('unknown customers and made-up cursors are refused', async () => {
    const { customerId } = await open.identify([`email:cursor-${number}@example.com`]);
    expect(await record(nobody)).toMatchObject({ refusal: { kind: 'customer.unknown' } });
    const read = (id: CustomerId, before?: string) =>
      open.run((tx) => open.journey.timeline(tx, id, { limit: 10, before }));
    expect(await read(nobody)).toMatchObject({ refusal: { kind: 'customer.unknown' } });
    expect(await read(customerId, 'x')).toMatchObject({ refusal: { field: 'before' } });
  });
});

describe('what others are told', () => {
  test('context: who it is, the last visit and the last agent', async () => {
    valueOf(await consent(true, { visitorId }));
    for (const title of ['Start', 'Heizung', 'Preise']) {
      open.clock.advance(minutes(1));
      valueOf(await view(`view-${title}`, title));
    }
    const anonymous = await customerOfVisitor();
    const read = (id: CustomerId) => open.run((tx) => open.journey.context(tx, id));
    expect(await read(anonymous)).toMatchObject({ isKnown: false, lastAgentId: null });
    const email = `email:context-${number}@example.com`;
    const known = await open.identify([`cookie:${visitorId}`, email], { name: 'Anna Brandt' });
    const handled = { kind: 'interaction-handled', facts: { agentId: 'psn_1' } } as const;
    valueOf(await record(known.customerId, handled));
    expect(await read(known.customerId)).toEqual({
      customerId: known.customerId,
      isKnown: true,
      name: 'Anna Brandt',
      tier: 'standard',
      language: null,
      lastAgentId: 'psn_1',
      lastVisitPages: ['Start', 'Heizung', 'Preise'],
      lastVisitAt: open.clock.now(),
    });
    open.clock.advance(minutes(31 * 24 * 60));
    expect(await read(known.customerId)).toMatchObject({ lastAgentId: null });
    expect(await read(nobody)).toBeNull();
  });

  test('summaries by the id asked for, changes on the person in use', async () => {
    const anonymous = await open.identify([`cookie:${visitorId}`]);
    const known = await open.identify([`email:list-${number}@example.com`]);
    await open.identify([`cookie:${visitorId}`, `email:list-${number}@example.com`]);
    const change = { name: 'Anna', tier: 'gold', language: 'en', company: 'Werk' } as const;
    valueOf(await open.run((tx) => open.journey.updateCustomer(tx, anonymous.customerId, change)));
    const ids = [anonymous.customerId, known.customerId, nobody];
    const found = await open.run((tx) => open.journey.summaries(tx, ids));
    const expected = { currentId: known.customerId, name: 'Anna', tier: 'gold', language: 'en' };
    expect([...found.values()]).toEqual([
      { customerId: anonymous.customerId, ...expected },
      { customerId: known.customerId, ...expected },
    ]);
    expect(
      await open.run((tx) => open.journey.updateCustomer(tx, known.customerId, { name: ' ' })),
    ).toMatchObject({ refusal: { kind: 'request.invalid', field: 'name' } });
  });
});

describe('privacy', () => {
  test('the export holds everything, and erasing leaves nothing of it', async () => {
    valueOf(await consent(true, { visitorId }));
    valueOf(await view('view-0001'));
    const email = `erase-${number}@example.com`;
    const known = await open.identify([`email:${email}`], { name: 'Erika Vergessen' });
    const both = await open.identify([`cookie:${visitorId}`, `email:${email}`]);
    const mergeId = both.merges[0]?.mergeId ?? '';
    const { customerId } = known;
    const kept = valueOf(await open.run((tx) => open.journey.exportCustomer(tx, customerId)));
    expect(kept).toMatchObject({ customerId, merges: [{ mergeId }] });
    expect(kept.profiles).toHaveLength(2);
    expect(kept.identities).toHaveLength(2);
    expect(kept.touchpoints.map(({ kind }) => kind).toSorted()).toEqual([
      'consent-changed',
      'page-viewed',
      'profile-merged',
    ]);
    const erase = () => open.run((tx) => open.journey.eraseCustomer(tx, customerId));
    valueOf(await erase());
    expect(await erase()).toMatchObject({ refusal: { kind: 'customer.unknown' } });
    const content = await open.run((tx) =>
      tx.query<{ content: string }>(
        `select concat((select string_agg(t::text, ' ') from customers t),
                       (select string_agg(t::text, ' ') from identities t),
                       (select string_agg(t::text, ' ') from touchpoints t),
                       (select string_agg(t::text, ' ') from consents t),
                       (select string_agg(t::text, ' ') from merges t)) as content`,
      ),
    );
    const text = content[0]?.content ?? '';
    expect(text.length).toBeGreaterThan(100);
    for (const trace of [email, 'Erika', visitorId, customerId]) expect(text).not.toContain(trace);
  });

  test('while a customer is held, nobody is found by their address', async () => {
    const address = `email:held-${number}@example.com`;
    const { customerId } = await open.identify([address]);
    let later: ReturnType<typeof open.identify> | undefined;
    const order: string[] = [];
    await open.run(async (tx) => {
      const held = await open.journey.holdCustomer(tx, customerId);
      expect(held).toMatchObject({ customerId, profileIds: [customerId] });
      later = open.identify([address]).finally(() => order.push('identified'));
      // Long enough for an identification that does not wait.
      await new Promise((resolve) => setTimeout(resolve, 200));
      valueOf(await open.journey.eraseCustomer(tx, customerId));
      order.push('erased');
    });
    const found = await later;
    expect(order).toEqual(['erased', 'identified']);
    expect(found).toMatchObject({ isNew: true });
    expect(found?.customerId).not.toBe(customerId);
    expect(await open.run((tx) => open.journey.holdCustomer(tx, customerId))).toBeNull();
  });

  test('another tenant sees, exports and erases nothing', async () => {
    const { customerId } = await open.identify([`email:mine-${number}@example.com`]);
    valueOf(await record(customerId));
    const other = await open.tenant();
    const refusal = { refusal: { kind: 'customer.unknown' } };
    const { journey } = open;
    expect(await open.run((tx) => journey.exportCustomer(tx, customerId), other)).toMatchObject(
      refusal,
    );
    expect(await open.run((tx) => journey.eraseCustomer(tx, customerId), other)).toMatchObject(
      refusal,
    );
    expect(
      await open.run((tx) => journey.timeline(tx, customerId, { limit: 9 }), other),
    ).toMatchObject(refusal);
    expect(await open.run((tx) => journey.recent(tx, customerId, 9), other)).toEqual([]);
    expect(await open.run((tx) => journey.currentId(tx, customerId), other)).toBeNull();
    expect((await timeline(customerId)).items).toHaveLength(1);
  });

  test('an undone merge keeps both stories apart', async () => {
    valueOf(await consent(true, { visitorId }));
    valueOf(await view('view-0001', 'Start'));
    const anonymous = await customerOfVisitor();
    const known = await open.identify([`email:undo-${number}@example.com`]);
    valueOf(await record(known.customerId));
    const both = await open.identify([`cookie:${visitorId}`, `email:undo-${number}@example.com`]);
    valueOf(await view('view-0002', 'Preise'));
    const mergeId = both.merges[0]?.mergeId ?? '';
    valueOf(await open.run((tx) => open.journey.undoMerge(tx, mergeId, asId<PersonId>('psn_1'))));
    expect((await pagesOf(anonymous)).toSorted()).toEqual(['Preise', 'Start']);
    expect(await pagesOf(known.customerId)).toEqual([]);
  });
});
