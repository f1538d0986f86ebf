import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from './change.ts';
import { changeText, parseChanges, PHRASES } from './parse-change.ts';

const name = fc.stringMatching(/^[^"\n]{1,20}$/);
const maybeName = fc.option(name);
const pct = (min: number) =>
  fc.oneof(fc.integer({ min, max: -1 }), fc.integer({ min: 1, max: 1_000 }));
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('agents'), count: pct(-1_000), like: maybeName } as const),
  fc.record({
    kind: fc.constant('concurrency'),
    channel: name,
    countMax: fc.integer({ min: 1, max: 100 }),
  } as const),
  fc.record({ kind: fc.constant('arrivals'), byPct: pct(-100), queue: maybeName } as const),
  fc.record({ kind: fc.constant('handle-time'), byPct: pct(-99), channel: maybeName } as const),
  fc.record({
    kind: fc.constant('ordering'),
    ordering: fc.constantFrom('first-come', 'priority-ageing', 'generalised-c-mu'),
    queue: maybeName,
  } as const),
  fc.record({
    kind: fc.constant('strategy'),
    strategy: fc.constantFrom('longest-idle', 'best-proficiency', 'fastest'),
    queue: maybeName,
  } as const),
  fc.record({
    kind: fc.constant('target'),
    seconds: fc.integer({ min: 1, max: 86_400 }),
    queue: maybeName,
  } as const),
);

describe('changes as they are typed', () => {
  test('are read back from how they are written, several of them, whatever the names', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const text = changes.map(changeText).join('; ');
        expect(parseChanges(text)).toEqual({ ok: true, value: changes });
      }),
    );
  });

  test('every example that people are shown is understood', () => {
    for (const phrase of PHRASES) expect(parseChanges(phrase)).toMatchObject({ ok: true });
    expect(parseChanges(PHRASES.join(', '))).toMatchObject({ ok: true });
  });

  test('may be typed in any case and with spaces anywhere between words', () => {
    expect(parseChanges('  Agents  +2  LIKE ann ,arrivals -10 %  in "After sales"')).toEqual({
      ok: true,
      value: [
        { kind: 'agents', count: 2, like: 'ann' },
        { kind: 'arrivals', byPct: -10, queue: 'After sales' },
      ],
    });
    expect(parseChanges('target 2 min')).toEqual({
      ok: true,
      value: [{ kind: 'target', seconds: 120, queue: null }],
    });
  });

  test.each([
    'agents 2',
    'agents +0',
    'agents +1001',
    'chat concurrency 0',
    'chat concurrency 1.5',
    'arrivals +10',
    'arrivals -101%',
    'handle time -100%',
    'ordering alphabetical',
    'strategy constructor',
    'target 0 s',
    'target 25 h',
    'agents +2 like "Ann',
    'more of everything',
  ])('"%s" is refused, and the refusal names it', (phrase) => {
    const parsed = parseChanges(`arrivals +5%, ${phrase}`);
    expect(parsed).toMatchObject({ ok: false, refusal: { kind: 'what-if.not-understood' } });
    expect(parsed.ok ? '' : parsed.refusal.facts?.['phrase']).not.toContain('+5%');
  });

  test('nothing at all is refused', () => {
    expect(parseChanges(' , ;')).toMatchObject({ ok: false });
  });

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof parseChanges(text).ok).toBe('boolean');
      }),
    );
  });
});
