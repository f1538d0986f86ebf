// Run with plain `node`: what expressions cost per request and per agent, in nanoseconds.
import { cpus } from 'node:os';
import { asId, must, type SkillId } from '@zentrale/kernel/values';
import {
  bindExpression,
  eitherOf,
  expressionText,
  meets,
  parseExpression,
  proficiencyIn,
  unmetParts,
  type AskedAgent,
  type Expression,
  type InteractionWish,
} from './index.ts';

const AGENT_COUNT = 10_000;
const SKILLS = Array.from({ length: 40 }, (_, index) => `skill-${index}`);
const ROUND_COUNT = 7;

/** Keeps results from being optimised away. */
let sink = 0;

function skill(index: number, proficiencyMin: number) {
  const skillId = asId<SkillId>(must(SKILLS[index % SKILLS.length], 'skill'));
  return { skillId, proficiencyMin };
}

function parsed(source: string): Expression {
  const result = parseExpression(source);
  if (!result.ok) throw new Error(`${source}: ${result.problem.kind} at ${result.problem.at}`);
  return result.expression;
}

/** The median of several rounds, in nanoseconds of the processor per call. */
function measure(label: string, count: number, call: (index: number) => number): void {
  const rounds = Array.from({ length: ROUND_COUNT }, () => {
    const before = process.cpuUsage();
    for (let index = 0; index < count; index += 1) sink += call(index);
    const { user, system } = process.cpuUsage(before);
    return ((user + system) * 1_000) / count;
  }).toSorted((a, b) => a - b);
  const median = must(rounds[ROUND_COUNT >> 1], 'round');
  console.log(`${label.padEnd(58)} ${Math.round(median).toString().padStart(7)} ns`);
}

/** Different ones, as long as `minimums` suffice; with several skills all their combinations. */
function wishes(count: number, skillCount: number, minimums: number): InteractionWish[] {
  return Array.from({ length: count }, (_, index) => ({
    requested: Array.from({ length: skillCount }, (_, step) =>
      skill(
        index + step * 3,
        1 + (Math.floor(index / SKILLS.length / minimums ** step) % minimums),
      ),
    ),
    context: { tier: index % 3 === 0 ? 'gold' : 'basic', value: index },
    channel: 'chat',
  }));
}

function perRequest(label: string, source: string, of: readonly InteractionWish[]): void {
  const expression = parsed(source);
  measure(label, 200_000, (index) => {
    const wish = must(of[index % of.length], 'wish');
    return expressionText(bindExpression(expression, wish)).length;
  });
}

const agents = Array.from({ length: AGENT_COUNT }, (_, index): AskedAgent => ({
  agentId: `agent-${index}`,
  skills: Array.from({ length: 8 }, (_, step) => {
    const { skillId } = skill(index + step * 5, 0);
    return { skillId, proficiency: 1 + ((index * 31 + step * 17) % 100) };
  }),
  attributes: { site: index % 2 === 0 ? 'Berlin' : 'Wien', grade: index % 5 },
}));

function perAgent(label: string, source: string, wish: InteractionWish): void {
  const expression = bindExpression(parsed(source), wish);
  const agentAt = (index: number) => must(agents[index % AGENT_COUNT], 'agent');
  measure(`meets, ${label}`, 1_000_000, (index) => (meets(expression, agentAt(index)) ? 1 : 0));
  measure(`proficiencyIn, ${label}`, 1_000_000, (index) =>
    proficiencyIn(expression, agentAt(index)),
  );
}

const machine = cpus()[0]?.model ?? 'unknown processor';
console.log(`${machine}, ${cpus().length} cores, Node ${process.version}`);

const one = wishes(40, 1, 1);
const two = wishes(400, 2, 10);
const many = wishes(40_000, 2, 100);
console.log('\nper request: bindExpression and expressionText');
perRequest('requested, 1 skill, 40 different wishes', 'requested', one);
perRequest('requested, 2 skills, 400 different wishes', 'requested', two);
perRequest('requested minus 20, 2 skills', 'requested minus 20', two);
perRequest('requested, 2 skills, seldom the same (40,000 wishes)', 'requested', many);
perRequest('with context', 'requested or customer.tier = "gold" and customer.value > 10', two);
perRequest('without any wish', 'skill.skill-1 >= 70 and not skill.skill-2', two);
const strict = parsed('requested');
const relaxed = parsed('requested minus 20 or skill.skill-1 >= 70');
measure('second of two steps, eitherOf included', 200_000, (index) => {
  const wish = must(two[index % two.length], 'wish');
  const either = eitherOf(bindExpression(strict, wish), bindExpression(relaxed, wish));
  return expressionText(either).length;
});

console.log(`\nper agent, ${AGENT_COUNT} agents with 8 skills each`);
perAgent('2 requested skills', 'requested', must(two[0], 'wish'));
perAgent(
  'and, or, not, attributes',
  'agent.site = "Berlin" and agent.grade >= 2 and (skill.skill-1 or not skill.skill-2) and requested',
  must(two[0], 'wish'),
);
const unmet = bindExpression(strict, must(two[0], 'wish'));
measure('unmetParts, 2 requested skills', 200_000, (index) => {
  return unmetParts(unmet, must(agents[index % AGENT_COUNT], 'agent')).length;
});

console.log('\nper text, when settings are checked');
const long = Array.from({ length: 25 }, (_, index) => `skill.a${index} >= ${index}`).join(' and ');
measure('parseExpression, 4 conditions', 50_000, () => {
  const source = 'skill.german >= 70 and (skill.billing or not skill.trainee) and agent.grade >= 3';
  return parseExpression(source).ok ? 1 : 0;
});
measure(`parseExpression, ${long.length} characters`, 5_000, () =>
  parseExpression(long).ok ? 1 : 0,
);
if (sink === 0) throw new Error('nothing was measured');
