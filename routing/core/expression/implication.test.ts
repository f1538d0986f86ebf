import { asId, type SkillId } from '@zentrale/kernel/values';
import { expect, test } from 'vitest';
import { bindExpression, meets, parseExpression, type AskedAgent } from './index.ts';

const COMPARISONS = ['=', '!=', '<', '<=', '>', '>='];

function bound(source: string) {
  const parsed = parseExpression(source);
  if (!parsed.ok) throw new Error(`${source}: ${JSON.stringify(parsed.problem)}`);
  return bindExpression(parsed.expression, { requested: [], context: {}, channel: '' });
}

/** What two conditions mean together must be what they mean each by itself, for every agent. */
function expectPairsKept(sources: readonly string[], agents: readonly AskedAgent[]): void {
  const singles = sources.map((source) => {
    const expression = bound(source);
    return { source, met: agents.map((agent) => meets(expression, agent)) };
  });
  const wrong: string[] = [];
  for (const one of singles) {
    for (const other of singles) {
      const both = bound(`${one.source} and ${other.source}`);
      const either = bound(`${one.source} or ${other.source}`);
      for (const [index, agent] of agents.entries()) {
        const [a, b] = [one.met[index] === true, other.met[index] === true];
        if (meets(both, agent) !== (a && b)) wrong.push(`${one.source} and ${other.source}`);
        if (meets(either, agent) !== (a || b)) wrong.push(`${one.source} or ${other.source}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  // Each condition tells some of the agents from others, or the test would see nothing.
  expect(
    singles.filter(({ met }) => met.includes(true) && met.includes(false)).length,
  ).toBeGreaterThan(sources.length / 2);
}

const withNegations = (sources: readonly string[]) => [
  ...sources,
  ...sources.map((source) => `not ${source}`),
];

test('any two conditions on one skill keep their meaning beside one another', () => {
  const values = [0, 1, 2, 3, 97, 98, 99, 100];
  const proficiencies = [0, 1, 2, 3, 4, 50, 96, 97, 98, 99, 100];
  const sources = values.flatMap((value) =>
    COMPARISONS.map((comparison) => `skill.x ${comparison} ${value}`),
  );
  const agents = proficiencies.map((proficiency) => ({
    agentId: 'p',
    skills: proficiency === 0 ? [] : [{ skillId: asId<SkillId>('x'), proficiency }],
    attributes: {},
  }));
  expectPairsKept(withNegations(sources), agents);
});

test('any two conditions on one attribute keep their meaning beside one another', () => {
  const sources = [
    ...[0, 1, 2].flatMap((value) => COMPARISONS.map((sign) => `agent.x ${sign} ${value}`)),
    ...['"a"', '"b"', 'true', 'false'].flatMap((value) => [
      `agent.x = ${value}`,
      `agent.x != ${value}`,
    ]),
    ...['0, 1', '1, 2', '0, 2', '0, "a"', '"a", "b"', 'true, false'].map(
      (list) => `agent.x in (${list})`,
    ),
  ];
  const values = [undefined, -1, 0, 1, 2, 3, 'a', 'b', 'c', true, false];
  const agents = values.map((value) => ({
    agentId: 'p',
    skills: [],
    attributes: value === undefined ? {} : { x: value },
  }));
  expectPairsKept(withNegations(sources), agents);
});
