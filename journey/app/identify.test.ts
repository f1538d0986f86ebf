import { asId, type CustomerId, type PersonId } from '@zentrale/kernel/values';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openJourney, valueOf } from '../testing/open-journey.ts';

let open: Awaited<ReturnType<typeof openJourney>>;
let number = 0;
const supervisor = asId<PersonId>('psn_supervisor');

/** A text nobody else in this file uses. */
function fresh(text: string): string {
  number += 1;
  return text.replace('#', String(number));
}

beforeAll(async () => {
  open = await openJourney();
});
afterAll(() => open.close());

function groupOf(customerId: CustomerId): Promise<CustomerId[]> {
  return open.run((tx) => open.journey.profileIds(tx, customerId));
}

/** An anonymous browser and a known address that became one. */
async function merged() {
  const cookie = fresh('cookie:visitor-#');
  const email = fresh('email:anna#@example.com');
  const anonymous = await open.identify([cookie]);
  const known = await open.identify([email]);
  const both = await open.identify([cookie, email]);
  const mergeId = both.merges[0]?.mergeId ?? '';
  return { cookie, email, anonymous, known, both, mergeId };
}

describe('identify', () => {
  test('somebody new, then the same again', async () => {
    const email = fresh('email:New#@Example.com');
    const first = await open.identify([email], { name: ' Anna ' });
    expect(first).toMatchObject({ isNew: true, merges: [] });
    const again = await open.identify([email.toLowerCase()], { name: 'Otherwise' });
    expect(again).toEqual({ customerId: first.customerId, isNew: false, merges: [] });
    const customer = await open.run((tx) => open.journey.customer(tx, first.customerId));
    expect(customer).toMatchObject({ name: 'Anna', identities: [{ kind: 'email' }] });
  });

  test('a number is the same however it is written', async () => {
    const first = await open.identify(['phone:0171 5550001']);
    expect(await open.identify(['phone:+491715550001!'])).toMatchObject({
      customerId: first.customerId,
      isNew: false,
    });
    const customer = await open.run((tx) => open.journey.customer(tx, first.customerId));
    expect(customer?.identities).toMatchObject([{ value: '+491715550001', isVerified: true }]);
  });

  test('a browser and a known address become one story, and the news goes out', async () => {
    open.heard.length = 0;
    const { anonymous, known, both } = await merged();
    expect(both.customerId).toBe(known.customerId);
    expect(both.merges).toMatchObject([
      { intoCustomerId: known.customerId, fromCustomerId: anonymous.customerId, undoneAt: null },
    ]);
    expect(await groupOf(anonymous.customerId)).toEqual([known.customerId, anonymous.customerId]);
    const heard = new Set(open.heard.map(({ customerId }) => customerId));
    expect(heard).toEqual(new Set([anonymous.customerId, known.customerId]));
  });

  test('two people on one computer stay two', async () => {
    const cookie = fresh('cookie:shared-#');
    const anna = await open.identify([cookie, fresh('email:anna#@example.com!')]);
    const bert = await open.identify([cookie, fresh('email:bert#@example.com!')]);
    expect(bert).toMatchObject({ isNew: true, merges: [] });
    expect(await open.identify([cookie])).toMatchObject({ customerId: anna.customerId });
  });

  test('undo restores both exactly, once, and the same evidence does not merge them again', async () => {
    const { cookie, email, anonymous, known, mergeId } = await merged();
    const undo = () => open.run((tx) => open.journey.undoMerge(tx, mergeId, supervisor));
    expect((await undo()).ok).toBe(true);
    expect(await groupOf(anonymous.customerId)).toEqual([anonymous.customerId]);
    expect(await groupOf(known.customerId)).toEqual([known.customerId]);
    const identities = async (customerId: CustomerId) =>
      (await open.run((tx) => open.journey.customer(tx, customerId)))?.identities.length;
    expect(await identities(anonymous.customerId)).toBe(1);
    expect(await identities(known.customerId)).toBe(1);
    expect(await undo()).toMatchObject({ refusal: { kind: 'merge.already-undone' } });
    expect(await open.identify([cookie, email])).toMatchObject({
      customerId: known.customerId,
      merges: [],
    });
    const phone = `phone:01715551${String(number).padStart(3, '0')}`;
    await open.identify([cookie, phone]);
    expect((await open.identify([cookie, email, phone])).merges).toHaveLength(1);
  });

  test('undoing an inner merge of three takes only that part out', async () => {
    const { anonymous, known, email, mergeId } = await merged();
    const phone = `phone:01715552${String(number).padStart(3, '0')}`;
    const third = await open.identify([`${phone}!`]);
    const all = await open.identify([email, phone]);
    expect(all.customerId).toBe(third.customerId);
    expect(await groupOf(anonymous.customerId)).toHaveLength(3);
    valueOf(await open.run((tx) => open.journey.undoMerge(tx, mergeId, supervisor)));
    expect(await groupOf(anonymous.customerId)).toEqual([anonymous.customerId]);
    expect(await groupOf(known.customerId)).toEqual([third.customerId, known.customerId]);
  });

  test('an unknown merge is refused, another tenant’s too', async () => {
    const { mergeId } = await merged();
    const other = await open.tenant();
    const refusal = { refusal: { kind: 'merge.unknown' } };
    const undo = (id: string) => (tx: Parameters<Parameters<typeof open.run>[0]>[0]) =>
      open.journey.undoMerge(tx, id, supervisor);
    expect(await open.run(undo('none'))).toMatchObject(refusal);
    expect(await open.run(undo(mergeId), other)).toMatchObject(refusal);
  });

  test('the same identity in two tenants is two customers', async () => {
    const email = fresh('email:both#@example.com');
    const here = await open.identify([email]);
    const other = await open.tenant();
    const there = await open.identify([email], {}, other);
    expect(there.isNew).toBe(true);
    expect(there.customerId).not.toBe(here.customerId);
    const seen = await open.run((tx) => open.journey.customer(tx, here.customerId), other);
    expect(seen).toBeNull();
  });
});

describe('at the same moment', () => {
  test('the same identities give one profile', async () => {
    for (let round = 0; round < 5; round += 1) {
      const texts = [fresh('email:race#@example.com'), fresh('cookie:race-#')];
      const results = await Promise.all(
        [1, 2, 3, 4].map((turn) => open.identify(turn % 2 === 0 ? texts : texts.toReversed())),
      );
      expect(new Set(results.map(({ customerId }) => customerId)).size).toBe(1);
      expect(results.filter(({ isNew }) => isNew)).toHaveLength(1);
    }
  });

  test('crossing merges end in one person, never in a circle', async () => {
    for (let round = 0; round < 5; round += 1) {
      const texts = ['email:a#@example.com', 'device:d-#', 'cookie:c-#', 'email:b#@example.com'];
      const identities = texts.map(fresh);
      for (const one of identities) await open.identify([one]);
      const [a = '', b = '', c = '', d = ''] = identities;
      const pairs = [
        [a, b],
        [b, c],
        [c, d],
        [d, a],
      ];
      await Promise.all(pairs.map((pair) => open.identify(pair)));
      const { customerId } = await open.identify([a]);
      expect(await groupOf(customerId)).toHaveLength(4);
      for (const one of identities) {
        const { customerId: owner } = await open.identify([one]);
        expect(owner).toBe(customerId);
      }
    }
  });

  test('two who find the same people by different traces merge them once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const texts = ['email:x#@example.com', 'device:x-#', 'device:y-#', 'cookie:y-#'];
      const [x1 = '', x2 = '', y1 = '', y2 = ''] = texts.map(fresh);
      const { customerId } = await open.identify([x1, x2]);
      await open.identify([y1, y2]);
      const results = await Promise.all([open.identify([x1, y1]), open.identify([x2, y2])]);
      expect(results.flatMap(({ merges }) => merges)).toHaveLength(1);
      const kept = valueOf(await open.run((tx) => open.journey.exportCustomer(tx, customerId)));
      expect(kept.merges).toHaveLength(1);
    }
  });

  test('three brought together by one call and taken apart again stay three', async () => {
    const texts = ['email:t#@example.com', 'device:t-#', 'cookie:t-#'].map(fresh);
    for (const one of texts) await open.identify([one]);
    const { merges } = await open.identify(texts);
    expect(merges).toHaveLength(2);
    for (const { mergeId } of merges) {
      valueOf(await open.run((tx) => open.journey.undoMerge(tx, mergeId, supervisor)));
    }
    const again = await open.identify(texts);
    expect(again.merges).toEqual([]);
    expect(await groupOf(again.customerId)).toHaveLength(1);
  });

  test('two undo one merge: one is told that it is done', async () => {
    const { mergeId } = await merged();
    const results = await Promise.all(
      [1, 2].map(() => open.run((tx) => open.journey.undoMerge(tx, mergeId, supervisor))),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({
      refusal: { kind: 'merge.already-undone' },
    });
  });
});
