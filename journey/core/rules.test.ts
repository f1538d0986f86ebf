import { asId, instant, minutes, type AgentId, type CustomerId } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import { consentsInForce, isGranted, mayRecordPages, type Consent } from './consent.ts';
import { lastAgent, lastVisit } from './context.ts';
import { distinctIdentities, normalValue } from './identity.ts';
import { plainAddress, shortTitle } from './page.ts';
import { portrait, type Profile } from './profile.ts';

const now = instant(1_750_000_000_000);

function answer(more: Partial<Consent>): Consent {
  return {
    customerId: asId<CustomerId>('A'),
    visitorId: null,
    purpose: 'journey',
    isGranted: true,
    at: now,
    source: 'test',
    textVersion: '1',
    ...more,
  };
}

describe('consent', () => {
  test('no answer is no, the latest answer counts, each purpose for itself', () => {
    const history = [answer({}), answer({ isGranted: false }), answer({ purpose: 'marketing' })];
    expect(isGranted([], 'journey')).toBe(false);
    expect(isGranted(history, 'journey')).toBe(false);
    expect(isGranted(history, 'marketing')).toBe(true);
    expect(isGranted(history, 'recording')).toBe(false);
    expect(consentsInForce(history).map(({ purpose }) => purpose)).toEqual([
      'journey',
      'marketing',
    ]);
  });

  test.each<[string, Partial<Consent>[], boolean]>([
    ['nobody was asked', [], false],
    ['this browser agreed', [{ visitorId: 'v' }], true],
    ['another browser agreed', [{ visitorId: 'w' }], false],
    ['the customer agreed elsewhere', [{}], false],
    ['this browser withdrew', [{ visitorId: 'v' }, { visitorId: 'v', isGranted: false }], false],
    ['another withdrew', [{ visitorId: 'v' }, { visitorId: 'w', isGranted: false }], true],
    ['the customer withdrew', [{ visitorId: 'v' }, { isGranted: false }], false],
    ['and agreed again here', [{ isGranted: false }, { visitorId: 'v' }], true],
    ['marketing is another matter', [{ visitorId: 'v', purpose: 'marketing' }], false],
  ])('pages: %s', (_, answers, isAllowed) => {
    expect(mayRecordPages(answers.map(answer), 'v')).toBe(isAllowed);
  });
});

describe('addresses of pages', () => {
  test.each([
    ['https://shop.example/a?q=secret#top', 'https://shop.example/a'],
    ['https://shop.example/a#top?x', 'https://shop.example/a'],
    ['https://anna:geheim@shop.example/a', 'https://shop.example/a'],
    ['https://shop.example/@anna', 'https://shop.example/@anna'],
    ['https://shop.example', 'https://shop.example'],
  ])('%s', (url, expected) => {
    expect(plainAddress(url)).toBe(expected);
  });

  test('titles are one short line', () => {
    expect(shortTitle(' a\n b ')).toBe('a b');
    expect(shortTitle('x'.repeat(300))).toHaveLength(200);
  });
});

describe('identities', () => {
  test('have one form', () => {
    const same = (text: string) => text;
    expect(normalValue({ kind: 'email', value: ' Anna@X.de ' }, same)).toBe('anna@x.de');
    expect(normalValue({ kind: 'cookie', value: ' AbC ' }, same)).toBe('AbC');
    expect(normalValue({ kind: 'phone', value: '1' }, () => '+1')).toBe('+1');
    expect(normalValue({ kind: 'phone', value: '  ' }, () => '+1')).toBe('');
  });

  test('once proven is proven, whichever comes first', () => {
    const claimed = { kind: 'email', value: 'a', isVerified: false } as const;
    const proven = { ...claimed, isVerified: true };
    expect(distinctIdentities([claimed, proven])).toEqual([proven]);
    expect(distinctIdentities([proven, claimed])).toEqual([proven]);
  });
});

describe('a portrait', () => {
  const profile = (more: Partial<Profile>): Profile => ({
    customerId: asId<CustomerId>('A'),
    name: '',
    language: null,
    tier: 'standard',
    company: '',
    firstSeenAt: now,
    mergedInto: null,
    ...more,
  });

  test('the top speaks, the others fill the gaps, gold stays gold', () => {
    const top = profile({ name: 'Anna', firstSeenAt: instant(now + 5) });
    const part = { mergedInto: top.customerId };
    const older = profile({ ...part, name: 'Frau A', company: 'Werk', tier: 'gold' });
    const newer = profile({
      ...part,
      company: 'Amt',
      language: 'en',
      firstSeenAt: instant(now + 9),
    });
    expect(portrait([newer, older, top])).toEqual({
      name: 'Anna',
      company: 'Werk',
      tier: 'gold',
      language: 'en',
      firstSeenAt: now,
    });
  });
});

describe('context', () => {
  test('an agent of thirty days ago still counts, of longer ago not', () => {
    const agentId = asId<AgentId>('agent');
    const month = minutes(30 * 24 * 60);
    expect(lastAgent({ agentId, at: instant(now - month) }, now)).toBe(agentId);
    expect(lastAgent({ agentId, at: instant(now - month - 1) }, now)).toBeNull();
    expect(lastAgent(null, now)).toBeNull();
  });

  test('a visit ends with a gap of more than half an hour', () => {
    const view = (title: string, ago: number) => ({ title, at: instant(now - minutes(ago)) });
    const views = [view('C', 1), view('B', 31), view('C', 40), view('A', 71), view('B', 80)];
    expect(lastVisit(views)).toEqual({
      lastVisitPages: ['C', 'B'],
      lastVisitAt: now - minutes(1),
    });
    expect(lastVisit([])).toEqual({ lastVisitPages: [], lastVisitAt: null });
  });
});
