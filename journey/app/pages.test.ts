import { instant, type CustomerId } from '@zentrale/kernel/values';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openJourney, valueOf } from '../testing/open-journey.ts';

let open: Awaited<ReturnType<typeof openJourney>>;
let number = 0;
let visitorId: string;

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

describe('pages', () => {
  test('are refused before consent and leave nothing', async () => {
    expect(await view('view-0001')).toEqual({ ok: false, refusal: { kind: 'consent.missing' } });
    expect((await open.identify([`cookie:${visitorId}`])).isNew).toBe(true);
  });

  test('declining in an unknown browser leaves nothing', async () => {
    expect((await consent(false, { visitorId })).ok).toBe(true);
    expect((await open.identify([`cookie:${visitorId}`])).isNew).toBe(true);
  });

  test('are recorded after consent, once each, without query and fragment', async () => {
    valueOf(await consent(true, { visitorId }));
    for (const viewId of ['view-0001', 'view-0001', 'view-0002']) valueOf(await view(viewId));
    const { items } = await timeline(await customerOfVisitor());
    const pages = items.filter(({ kind }) => kind === 'page-viewed');
    expect(pages.map(({ facts }) => String(facts['url'])).toSorted()).toEqual([
      'https://shop.example/view-0001',
      'https://shop.example/view-0002',
    ]);
    expect(JSON.stringify(items)).not.toContain('secret');
  });

  test('a clock that runs ahead does not put a page into the future', async () => {
    valueOf(await consent(true, { visitorId }));
    valueOf(await view('view-0001', 'A', instant(open.clock.now() + 1_000_000)));
    const { items } = await timeline(await customerOfVisitor());
    expect(items.every(({ at }) => at <= open.clock.now())).toBe(true);
  });

  test('withdrawal deletes them, stops recording, and spares other browsers', async () => {
    valueOf(await consent(true, { visitorId }));
    valueOf(await view('view-0001'));
    const email = `email:two-browsers-${number}@example.com`;
    const { customerId } = await open.identify([`cookie:${visitorId}`, email]);
    const first = visitorId;
    visitorId = `${visitorId}-other`;
    valueOf(await consent(true, { visitorId }));
    valueOf(await view('view-0002'));
    await open.identify([`cookie:${visitorId}`, email]);
    expect(await pagesOf(customerId)).toHaveLength(2);
    valueOf(await consent(false, { visitorId: first }));
    expect(await pagesOf(customerId)).toEqual(['view-0002']);
    expect((await view('view-0003')).ok).toBe(true);
    visitorId = first;
    expect(await view('view-0004')).toMatchObject({ refusal: { kind: 'consent.missing' } });
  });

  test('a withdrawal told to an agent counts for every browser', async () => {
    valueOf(await consent(true, { visitorId }));
    valueOf(await view('view-0001'));
    const customerId = await customerOfVisitor();
    valueOf(await consent(false, { customerId }));
    expect(await pagesOf(customerId)).toEqual([]);
    expect(await view('view-0002')).toMatchObject({ refusal: { kind: 'consent.missing' } });
  });

  test('a withdrawal and a page at the same moment leave no page', async () => {
    for (let round = 0; round < 5; round += 1) {
      valueOf(await consent(true, { visitorId }));
      await Promise.all([
        view(`view-${round}-a`),
        consent(false, { visitorId }),
        view(`view-${round}-b`),
      ]);
      expect(await pagesOf(await customerOfVisitor())).toEqual([]);
    }
  });
});
