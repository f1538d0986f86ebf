import { instant } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import { dialResult, nextAttemptAt } from './attempts.ts';
import { DIAL_NOTE_LENGTH_MAX, DIAL_ROW_COUNT_MAX, readDialList } from './read-list.ts';

const read = (text: string) => {
  const result = readDialList(new TextEncoder().encode(text));
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value;
};
const refusal = (text: string) => readDialList(new TextEncoder().encode(text));

describe('a list of numbers', () => {
  test('is read with its names and notes, whatever stands between them', () => {
    const expected = {
      rows: [{ number: '+4915155500101', name: 'Lea, Berg', note: 'Zelt; blau' }],
      problems: [],
      repeatedCount: 0,
    };
    expect(read('number,name,note\n0151 55500101,"Lea, Berg",Zelt; blau\n')).toEqual(expected);
    expect(read('Nummer;Name;Notiz\r\n+49 151 55500101;Lea, Berg;"Zelt; blau"\r\n')).toEqual(
      expected,
    );
    expect(read('Name\tNote\tPhone\nLea, Berg\tZelt; blau\t0049 151 55500101')).toEqual(expected);
  });

  test('may have columns that nobody needs, lack some, and begin with a byte order mark', () => {
    expect(read('\uFEFFcity,telefon\nHof,0151 55500101\n').rows).toEqual([
      { number: '+4915155500101', name: '', note: '' },
    ]);
  });

  test('is read as German Windows writes it', () => {
    const bytes = Uint8Array.from('Telefon;Name\n015155500101;J\u00fcrgen', (letter) =>
      letter.charCodeAt(0),
    );
    expect(readDialList(bytes)).toMatchObject({ value: { rows: [{ name: 'Jürgen' }] } });
  });

  test('keeps what can be dialled, and tells which lines cannot', () => {
    const lines = [
      'number,name,note',
      '0151 55500101,Lea,',
      ',Nobody,',
      '12,Short,',
      '0900 1234567,Costly,',
      '',
      `0151 55500102,Long,${'x'.repeat(DIAL_NOTE_LENGTH_MAX + 1)}`,
      '+49 151 55500101,Lea again,',
      '0151 55500103,Ben',
    ];
    expect(read(lines.join('\n'))).toEqual({
      rows: [
        { number: '+4915155500101', name: 'Lea', note: '' },
        { number: '+4915155500103', name: 'Ben', note: '' },
      ],
      problems: [
        { line: 3, field: 'number', reason: 'missing' },
        { line: 4, field: 'number', reason: 'invalid-number' },
        { line: 5, field: 'number', reason: 'costly-number' },
        { line: 7, field: 'note', reason: 'too-long' },
      ],
      repeatedCount: 1,
    });
  });

  test.each([
    ['has no column of numbers', 'name,note\nLea,x', 'no-number-column'],
    ['is empty', '', 'no-number-column'],
    ['ends within quotes', 'number,name\n0151 55500101,"Lea', 'not-csv'],
  ])('is refused where it %s', (_, text, reason) => {
    expect(refusal(text)).toMatchObject({
      refusal: { kind: 'dial-list.unreadable', field: 'body.file', facts: { reason } },
    });
  });

  test('is refused where it is too long', () => {
    const lines = Array.from({ length: DIAL_ROW_COUNT_MAX + 1 }, () => '0151 55500101');
    expect(refusal(['number', ...lines].join('\n'))).toMatchObject({
      refusal: { kind: 'limit.reached', facts: { limit: DIAL_ROW_COUNT_MAX } },
    });
  });
});

describe('an attempt', () => {
  const answeredAt = instant(1_000);
  test.each([
    ['no call', null, null, 'not-called'],
    ['a call nobody took', { answeredAt: null, answeredBy: null }, null, 'not-reached'],
    ['a machine', { answeredAt, answeredBy: 'machine' }, null, 'machine'],
    ['a fax', { answeredAt, answeredBy: 'fax' }, null, 'machine'],
    ['a person', { answeredAt, answeredBy: 'person' }, null, 'reached'],
    ['somebody', { answeredAt, answeredBy: null }, null, 'reached'],
    ['a machine that was a person', { answeredAt, answeredBy: 'machine' }, 'reached', 'reached'],
  ] as const)(
    'with %s is told by the call, and first of all by its agent',
    (_, call, chosen, result) => {
      expect(dialResult(call, chosen)).toBe(result);
    },
  );

  test('is repeated until somebody was reached, does not want it, or it was tried enough', () => {
    const list = { attemptsMax: 3, retryAfterMinutes: 60 };
    const now = instant(1_000);
    const again = instant(1_000 + 3_600_000);
    expect(nextAttemptAt('not-reached', 1, list, now)).toBe(again);
    expect(nextAttemptAt('machine', 2, list, now)).toBe(again);
    expect(nextAttemptAt('later', 2, list, now)).toBe(again);
    expect(nextAttemptAt('not-called', 2, list, now)).toBe(again);
    expect(nextAttemptAt('not-reached', 3, list, now)).toBeNull();
    for (const result of ['reached', 'wrong-number', 'no-calls'] as const) {
      expect(nextAttemptAt(result, 1, list, now)).toBeNull();
    }
  });
});
