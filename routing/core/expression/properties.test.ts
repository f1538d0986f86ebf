import { asId, type SkillId } from '@zentrale/kernel/values';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bindExpression,
  bothOf,
  eitherOf,
  expressionText,
  meets,
  parseExpression,
  proficiencyIn,
  TEXT_BOUNDS,
  unmetParts,
  type AgentExpression,
  type AskedAgent,
  type AttributeValue,
  type Expression,
  type InteractionWish,
} from './index.ts';

// Few names and values, so that conditions meet: equal, contained in one another, contradicting.
const skillName = fc.constantFrom('x', 'y', 'lang:de');
const attributeName = fc.constantFrom('site', 'grade', 'id');
const value = fc.constantFrom<AttributeValue>('a', 'b "\\', 1, 2, 3, true, false);
const proficiency = fc.constantFrom(0, 1, 2, 49, 50, 51, 99, 100);
const comparison = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
const equality = fc.constantFrom('=', '!=');

const attributeTest = fc.oneof(
  fc.record({ comparison: equality, values: fc.tuple(value) }),
  fc.record({ comparison, values: fc.tuple(fc.integer({ min: 0, max: 4 })) }),
  fc.record({
    comparison: fc.constant('in' as const),
    values: fc.array(value, { minLength: 1, maxLength: 3 }),
  }),
);
const channelTest = fc.oneof(
  fc.record({ comparison: equality, values: fc.tuple(fc.constantFrom('sms', 'chat')) }),
  fc.record({ comparison: fc.constant('in' as const), values: fc.constant(['sms', 'alarm']) }),
);

const agentAtom: fc.Arbitrary<Expression> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom<Expression>({ kind: 'any' }, { kind: 'none' }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('skill' as const),
      skillId: skillName,
      comparison,
      value: proficiency,
    }),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(attributeName, attributeTest)
      .map(([name, test]): Expression => ({ kind: 'agent', name, ...test })),
  },
);
const wishAtom: fc.Arbitrary<Expression> = fc.oneof(
  fc.record({ kind: fc.constant('requested' as const), minus: fc.constantFrom(0, 1, 50) }),
  fc
    .tuple(attributeName, attributeTest)
    .map(([name, test]): Expression => ({ kind: 'customer', name, ...test })),
  channelTest.map((test): Expression => ({ kind: 'channel', ...test })),
);

function expressionsOf(atom: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> {
  return fc.letrec<{ tree: Expression }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      { weight: 2, arbitrary: atom },
      { weight: 1, arbitrary: tie('tree').map((part): Expression => ({ kind: 'not', part })) },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constantFrom('and', 'or'),
          parts: fc.array(tie('tree'), { minLength: 2, maxLength: 4 }),
        }),
      },
    ),
  })).tree;
}
const expression = expressionsOf(fc.oneof({ weight: 2, arbitrary: agentAtom }, wishAtom));

const attributes = fc
  .uniqueArray(fc.tuple(attributeName, value), { selector: ([name]) => name })
  .map((entries) => Object.fromEntries(entries));
const wish: fc.Arbitrary<InteractionWish> = fc.record({
  requested: fc.uniqueArray(
    fc.record({ skillId: skillName.map((id) => asId<SkillId>(id)), proficiencyMin: proficiency }),
    { selector: ({ skillId }) => skillId },
  ),
  context: attributes,
  channel: fc.constantFrom('sms', 'chat', 'alarm'),
});
const agent: fc.Arbitrary<AskedAgent> = fc.record({
  agentId: fc.constantFrom('a', 'c'),
  skills: fc.uniqueArray(
    fc.record({
      skillId: skillName.map((id) => asId<SkillId>(id)),
      proficiency: fc.constantFrom(1, 2, 48, 49, 50, 51, 98, 99, 100),
    }),
    { selector: ({ skillId }) => skillId },
  ),
  attributes,
});
const agents = fc.array(agent, { minLength: 12, maxLength: 12 });
const RUNS = { numRuns: 1_000 };

/** What an expression means, written down a second time and as plainly as possible. */
function isMet(expression: Expression, wish: InteractionWish, agent: AskedAgent): boolean {
  const own = (id: string) => agent.skills.find(({ skillId }) => skillId === id)?.proficiency ?? 0;
  switch (expression.kind) {
    case 'any':
      return true;
    case 'none':
      return false;
    case 'requested':
      return wish.requested.every(({ skillId, proficiencyMin }) => {
        const least = proficiencyMin === 0 ? 0 : Math.max(1, proficiencyMin - expression.minus);
        return own(skillId) >= least;
      });
    case 'skill':
      return compares(own(expression.skillId), expression.comparison, expression.value);
    case 'agent': {
      const known: Record<string, AttributeValue> = { ...agent.attributes, id: agent.agentId };
      return expression.values.some((value) =>
        compares(known[expression.name], expression.comparison, value),
      );
    }
    case 'customer':
      return expression.values.some((value) =>
        compares(wish.context[expression.name], expression.comparison, value),
      );
    case 'channel':
      return expression.values.some((value) =>
        compares(wish.channel, expression.comparison, value),
      );
    case 'not':
      return !isMet(expression.part, wish, agent);
    case 'and':
      return expression.parts.every((part) => isMet(part, wish, agent));
    case 'or':
      return expression.parts.some((part) => isMet(part, wish, agent));
  }
}

function compares(a: AttributeValue | undefined, comparison: string, b: AttributeValue): boolean {
  if (a === undefined || typeof a !== typeof b) return false;
  const order = a === b ? '=' : a < b ? '<' : '>';
  if (comparison === 'in') return order === '=';
  return comparison === '!=' ? order !== '=' : comparison.includes(order);
}

function readBack(text: string): Expression {
  const parsed = parseExpression(text, TEXT_BOUNDS);
  if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.problem)}`);
  return parsed.expression;
}

const NO_WISH: InteractionWish = { requested: [], context: {}, channel: '' };
const readBound = (text: string): AgentExpression => bindExpression(readBack(text), NO_WISH);

/** The same with parts in another order, some twice, some in parentheses. */
function rearranged(expression: Expression, draw: (bound: number) => number): Expression {
  if (expression.kind === 'not') {
    return { kind: 'not', part: rearranged(expression.part, draw) };
  }
  if (expression.kind !== 'and' && expression.kind !== 'or') return expression;
  const parts: Expression[] = [];
  for (const part of expression.parts) {
    const times = draw(4) === 0 ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      parts.splice(draw(parts.length + 1), 0, rearranged(part, draw));
    }
  }
  if (parts.length < 3 || draw(2) === 0) return { kind: expression.kind, parts };
  const inner: Expression = { kind: expression.kind, parts: parts.slice(1) };
  return { kind: expression.kind, parts: [inner, ...parts.slice(0, 1)] };
}

describe('whatever administrators write', () => {
  test('means to every agent what it says, once the interaction is known', () => {
    const outcomes = { met: 0, unmet: 0 };
    fc.assert(
      fc.property(expression, wish, agents, (expression, wish, agents) => {
        const bound = bindExpression(expression, wish);
        for (const agent of agents) {
          const expected = isMet(expression, wish, agent);
          outcomes[expected ? 'met' : 'unmet'] += 1;
          expect(meets(bound, agent), bound.text).toBe(expected);
        }
      }),
      RUNS,
    );
    // Conditions that always come out the same would prove little.
    expect(Math.min(outcomes.met, outcomes.unmet)).toBeGreaterThan(2_000);
  });

  test('is understood again from its text, bound or not', () => {
    fc.assert(
      fc.property(expression, wish, agents, (expression, wish, agents) => {
        const text = expressionText(expression);
        const again = readBack(text);
        expect(expressionText(again)).toBe(text);
        const bound = bindExpression(expression, wish);
        expect(bindExpression(again, wish)).toEqual(bound);
        expect(readBound(bound.text)).toEqual(bound);
        for (const agent of agents) {
          expect(proficiencyIn(readBound(bound.text), agent)).toBe(proficiencyIn(bound, agent));
        }
      }),
      RUNS,
    );
  });

  test('has one text, in whatever order it is written', () => {
    fc.assert(
      fc.property(expression, wish, fc.infiniteStream(fc.nat()), (expression, wish, draws) => {
        const draw = (bound: number) => (draws.next().value ?? 0) % bound;
        const other = rearranged(expression, draw);
        expect(expressionText(other)).toBe(expressionText(expression));
        const requested = wish.requested.toReversed();
        expect(bindExpression(other, { ...wish, requested })).toEqual(
          bindExpression(expression, wish),
        );
      }),
      RUNS,
    );
  });

  test('keeps its meaning when wishes are put together, and relaxing loses nobody', () => {
    fc.assert(
      fc.property(expression, expression, wish, agents, (one, other, wish, agents) => {
        const [a, b] = [bindExpression(one, wish), bindExpression(other, wish)];
        const either = eitherOf(a, b);
        const both = bothOf(a, b);
        expect(eitherOf(b, a)).toEqual(either);
        expect(bothOf(b, a)).toEqual(both);
        expect(eitherOf(either, a).text).toBe(either.text);
        for (const agent of agents) {
          const [meetsA, meetsB] = [meets(a, agent), meets(b, agent)];
          expect(meets(either, agent)).toBe(meetsA || meetsB);
          expect(meets(both, agent)).toBe(meetsA && meetsB);
          if (meetsA) expect(meets(either, agent)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test('says of an agent what she lacks, and nothing that she has', () => {
    fc.assert(
      fc.property(expression, wish, agents, (expression, wish, agents) => {
        const bound = bindExpression(expression, wish);
        for (const agent of agents) {
          const parts = unmetParts(bound, agent);
          expect(parts.length === 0).toBe(meets(bound, agent));
          expect(parts.length).toBeLessThanOrEqual(5);
          for (const part of parts) expect(meets(readBound(part), agent), part).toBe(false);
        }
      }),
      RUNS,
    );
  });

  test('ranks by the requested skills, required or preferred', () => {
    fc.assert(
      fc.property(wish, agent, (wish, agent) => {
        const bound = bindExpression({ kind: 'requested', minus: 0 }, wish);
        const expected = agent.skills
          .filter(({ skillId }) => wish.requested.some((asked) => asked.skillId === skillId))
          .reduce((sum, { proficiency }) => sum + proficiency, 0);
        expect(proficiencyIn(bound, agent)).toBe(expected);
      }),
    );
  });
});
