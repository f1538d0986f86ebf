import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkSkills,
  expressionText,
  parseExpression,
  skillsNamed,
  SOURCE_BOUNDS,
  type Expression,
} from './index.ts';

const skill = (skillId: string, comparison: '>=' | '<' | '=' = '>=', value = 1) =>
  ({ kind: 'skill', skillId, comparison, value }) as const;
const X = skill('x');
const Y = skill('y');
const Z = skill('z');

function expressionOf(source: string): Expression {
  const parsed = parseExpression(source);
  if (!parsed.ok) throw new Error(`${source}: ${JSON.stringify(parsed.problem)}`);
  return parsed.expression;
}

function problemOf(source: string) {
  const parsed = parseExpression(source);
  return parsed.ok ? null : parsed.problem;
}

describe('what can be written', () => {
  test.each<[string, Expression]>([
    ['any', { kind: 'any' }],
    ['none', { kind: 'none' }],
    ['requested', { kind: 'requested', minus: 0 }],
    ['requested minus 20', { kind: 'requested', minus: 20 }],
    ['skill.x', X],
    [' \tskill.x\r\n', X],
    ['skill.x\u00a0>=\u00a01', X],
    ['skill . x', X],
    ['skill.x>=1', X],
    ['skill.German_2-b < 70', skill('German_2-b', '<', 70)],
    ['skill.7 = 0', skill('7', '=', 0)],
    ['skill.and', skill('and')],
    ['skill."lang:de.at" >= 50', skill('lang:de.at', '>=', 50)],
    ['agent.site = "Berlin"', { kind: 'agent', name: 'site', comparison: '=', values: ['Berlin'] }],
    ['agent.id != "psn_1"', { kind: 'agent', name: 'id', comparison: '!=', values: ['psn_1'] }],
    ['agent.grade >= -3', { kind: 'agent', name: 'grade', comparison: '>=', values: [-3] }],
    ['agent.senior = true', { kind: 'agent', name: 'senior', comparison: '=', values: [true] }],
    [
      'customer.value > 1000000',
      { kind: 'customer', name: 'value', comparison: '>', values: [1_000_000] },
    ],
    [
      'customer.language in ("de", "at")',
      { kind: 'customer', name: 'language', comparison: 'in', values: ['de', 'at'] },
    ],
    [
      'agent.grade in (1,-0,false)',
      { kind: 'agent', name: 'grade', comparison: 'in', values: [1, 0, false] },
    ],
    ['channel = "sms"', { kind: 'channel', comparison: '=', values: ['sms'] }],
    ['channel in ("sms")', { kind: 'channel', comparison: 'in', values: ['sms'] }],
    [
      String.raw`agent.motto = "say \"hi\" \\ bye"`,
      { kind: 'agent', name: 'motto', comparison: '=', values: [String.raw`say "hi" \ bye`] },
    ],
    [
      'agent.site = "Köln 😀"',
      { kind: 'agent', name: 'site', comparison: '=', values: ['Köln 😀'] },
    ],
  ])('%s', (source, expected) => {
    expect(expressionOf(source)).toEqual(expected);
  });

  test.each<[string, Expression]>([
    ['skill.x or skill.y and skill.z', { kind: 'or', parts: [X, { kind: 'and', parts: [Y, Z] }] }],
    ['skill.x and skill.y or skill.z', { kind: 'or', parts: [{ kind: 'and', parts: [X, Y] }, Z] }],
    [
      '(skill.x or skill.y) and skill.z',
      { kind: 'and', parts: [{ kind: 'or', parts: [X, Y] }, Z] },
    ],
    ['skill.x and skill.y and skill.z', { kind: 'and', parts: [X, Y, Z] }],
    ['not skill.x and skill.y', { kind: 'and', parts: [{ kind: 'not', part: X }, Y] }],
    ['not (skill.x or skill.y)', { kind: 'not', part: { kind: 'or', parts: [X, Y] } }],
    ['not not skill.x', { kind: 'not', part: { kind: 'not', part: X } }],
    [
      'not requested minus 5 or any',
      {
        kind: 'or',
        parts: [{ kind: 'not', part: { kind: 'requested', minus: 5 } }, { kind: 'any' }],
      },
    ],
  ])('`and` binds tighter than `or`, `not` tighter than both: %s', (source, expected) => {
    expect(expressionOf(source)).toEqual(expected);
  });
});

describe('what cannot be understood is named with its place', () => {
  test.each<[string, number, number, string, string?]>([
    ['', 0, 0, 'condition'],
    ['   ', 3, 0, 'condition'],
    ['skil.german', 0, 4, 'condition', 'skil'],
    ['Any', 0, 3, 'condition', 'Any'],
    ['und', 0, 3, 'condition', 'und'],
    ['and skill.x', 0, 3, 'condition', 'and'],
    ['skill.x and', 11, 0, 'condition'],
    ['skill.x or or skill.y', 11, 2, 'condition', 'or'],
    ['not', 3, 0, 'condition'],
    ['()', 1, 1, 'condition', ')'],
    ['"skill.x"', 0, 9, 'condition', '"skill.x"'],
    ['5 = 5', 0, 1, 'condition', '5'],
    ['skill.x & skill.y', 8, 1, 'and-or-end', '&'],
    ['skill.x 😀', 8, 2, 'and-or-end', '😀'],
    ['skill.x skill.y', 8, 5, 'and-or-end', 'skill'],
    ['skill.x)', 7, 1, 'and-or-end', ')'],
    ['any = true', 4, 1, 'and-or-end', '='],
    ['skill.x in (1, 2)', 8, 2, 'and-or-end', 'in'],
    ['(skill.x', 8, 0, 'and-or-closing'],
    ['(skill.x skill.y)', 9, 5, 'and-or-closing', 'skill'],
    ['skill', 5, 0, 'name'],
    ['skill german', 6, 6, 'name', 'german'],
    ['skill.', 6, 0, 'name'],
    ['skill.>= 3', 6, 2, 'name', '>='],
    ['skill.ä', 6, 1, 'name', 'ä'],
    ['skill."" >= 3', 6, 2, 'name', '""'],
    ['agent = "x"', 6, 1, 'name', '='],
    ['agent.site', 10, 0, 'comparison'],
    ['agent.site and any', 11, 3, 'comparison', 'and'],
    ['agent.site == "x"', 12, 1, 'value', '='],
    ['agent.site ! "x"', 11, 1, 'comparison', '!'],
    ['channel', 7, 0, 'equality'],
    ['channel > "sms"', 8, 1, 'equality', '>'],
    ['channel = sms', 10, 3, 'text', 'sms'],
    ['channel in (1)', 12, 1, 'text', '1'],
    ['agent.site = Berlin', 13, 6, 'value', 'Berlin'],
    ['agent.site = ', 13, 0, 'value'],
    ['agent.site in ()', 15, 1, 'value', ')'],
    ['agent.site in ("a",)', 19, 1, 'value', ')'],
    ['agent.site in "a"', 14, 3, 'opening', '"a"'],
    ['agent.site in ("a" "b")', 19, 3, 'comma-or-closing', '"b"'],
    ['agent.site in ("a"', 18, 0, 'comma-or-closing'],
    ['agent.grade >= "3"', 15, 3, 'number', '"3"'],
    ['agent.grade >= true', 15, 4, 'number', 'true'],
    ['agent.grade >= 3x', 15, 2, 'number', '3x'],
    ['agent.grade >= 3.5', 16, 1, 'and-or-end', '.'],
    ['agent.grade >= 1000001', 15, 7, 'number -1000000..1000000', '1000001'],
    ['agent.grade = -1000001', 14, 8, 'number -1000000..1000000', '-1000001'],
    ['skill.x >= 101', 11, 3, 'number 0..100', '101'],
    ['skill.x >= -1', 11, 2, 'number 0..100', '-1'],
    ['skill.x = "good"', 10, 6, 'number 0..100', '"good"'],
    ['requested minus', 15, 0, 'number 0..100'],
    ['requested minus 101', 16, 3, 'number 0..100', '101'],
    ['requested minus x', 16, 1, 'number 0..100', 'x'],
    ['agent.site = "Berlin', 13, 7, 'closing-quote', '"Berlin'],
    ['agent.site = "Ber\nlin"', 13, 4, 'closing-quote', '"Ber'],
    ['agent.site = “Berlin”', 13, 1, 'value', '“'],
    [String.raw`agent.site = "a\n"`, 15, 2, 'escape', String.raw`\n`],
    ['agent.site = "a\\', 15, 1, 'escape', '\\'],
  ])('%j', (source, at, length, expected, found) => {
    expect(problemOf(source)).toEqual({
      kind: 'expression.syntax',
      at,
      length,
      expected,
      ...(found === undefined ? {} : { found }),
    });
  });

  test('what was found is cut after 40 units', () => {
    expect(problemOf('x'.repeat(200))).toEqual({
      kind: 'expression.syntax',
      at: 0,
      length: 200,
      expected: 'condition',
      found: 'x'.repeat(40),
    });
  });
});

describe('what is too long is named with its place', () => {
  const tooLong = (at: number, length: number, expected: string, found: string) => ({
    kind: 'expression.too-long',
    at,
    length,
    expected,
    found,
  });

  test('500 characters are the most', () => {
    expect(problemOf(`any${' '.repeat(497)}`)).toBeNull();
    expect(problemOf(`any${' '.repeat(497)}xy`)).toEqual(tooLong(500, 2, 'length <= 500', 'xy'));
  });

  test('20 parentheses or `not` inside one another are the most', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}any${')'.repeat(depth)}`;
    expect(problemOf(nested(20))).toBeNull();
    expect(problemOf(nested(21))).toEqual(tooLong(20, 1, 'depth <= 20', '('));
    expect(problemOf(`${'not '.repeat(20)}any`)).toBeNull();
    expect(problemOf(`${'not '.repeat(21)}any`)).toEqual(tooLong(80, 3, 'depth <= 20', 'not'));
    expect(problemOf(`${'(any) or '.repeat(30)}any`)).toBeNull();
  });

  test('50 conditions are the most, each value of a list being one', () => {
    const listed = (count: number) => `agent.a in (${Array(count).fill('1').join(',')})`;
    expect(problemOf(Array(50).fill('any').join(' or '))).toBeNull();
    expect(problemOf(Array(51).fill('any').join(' or '))).toEqual(
      tooLong(350, 3, 'conditions <= 50', 'any'),
    );
    expect(problemOf(listed(50))).toBeNull();
    expect(problemOf(listed(51))).toEqual(tooLong(112, 1, 'conditions <= 50', '1'));
  });

  test('a text or a name has at most 100 characters', () => {
    const long = 'x'.repeat(100);
    expect(problemOf(`agent.a = "${long}" and skill.${long}`)).toBeNull();
    expect(problemOf(`agent.a = "${long}x"`)).toEqual(
      tooLong(10, 103, 'value <= 100', `"${'x'.repeat(39)}`),
    );
    expect(problemOf(`skill.${long}x`)).toEqual(tooLong(6, 101, 'value <= 100', 'x'.repeat(40)));
  });
});

describe('skills that an expression names', () => {
  const source = 'skill.x and not (skill."lang:de" > 3 or skill.y) or skill.x';
  const known = (...ids: string[]) => {
    return checkSkills(source, expressionOf(source), (skillId) => ids.includes(skillId));
  };

  test('are known each once', () => {
    expect(skillsNamed(expressionOf(source))).toEqual(['x', 'lang:de', 'y']);
  });

  test('are refused with the place of the first that is unknown', () => {
    expect(known('x', 'y', 'lang:de')).toBeNull();
    expect(known('x', 'lang:de')).toEqual({
      kind: 'expression.unknown-skill',
      at: 40,
      length: 7,
      expected: 'skill',
      found: 'skill.y',
    });
    expect(known('y')).toMatchObject({ at: 0, length: 7, found: 'skill.x' });
    expect(known('x', 'y')).toMatchObject({ at: 17, length: 15, found: 'skill."lang:de"' });
  });
});

describe('whatever is typed', () => {
  const words =
    'any none requested minus and or not in true skill agent skill.x agent.site customer.tier ' +
    'channel "sms" 70 -1 1000001 ( ) , . = != < <= > >= ! " \\ 😀 \n \u2028';
  const word = fc.constantFrom(...words.split(' '));
  const source = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 600 }),
    fc.array(word, { maxLength: 200 }).map((words) => words.join(' ')),
    fc.array(word, { maxLength: 30 }).map((words) => words.join('')),
    fc.nat({ max: 600 }).map((count) => '(not '.repeat(count)),
  );

  test('is understood, or refused with a place inside it', () => {
    fc.assert(
      fc.property(source, (source) => {
        const parsed = parseExpression(source);
        if (parsed.ok) {
          expect(source.length).toBeLessThanOrEqual(SOURCE_BOUNDS.sourceLengthMax);
          expect(expressionText(parsed.expression)).not.toMatch(/[\n\r\u2028\u2029]/);
          expect(checkSkills(source, parsed.expression, () => true)).toBeNull();
          return;
        }
        const { at, length, found = '', expected } = parsed.problem;
        expect(expected).toBeDefined();
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at + length).toBeLessThanOrEqual(source.length);
        expect(source.slice(at, at + length).slice(0, 40)).toBe(found);
      }),
      { numRuns: 5_000 },
    );
  });
});
