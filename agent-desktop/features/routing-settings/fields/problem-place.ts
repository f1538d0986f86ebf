import { checkSkills, parseExpression } from '@zentrale/routing/expression';

/** What is wrong first in an expression, with its place; null where nothing is. */
export function placeOfProblem(source: string, skillIds: ReadonlySet<string>) {
  const parsed = parseExpression(source);
  if (!parsed.ok) return parsed.problem;
  return checkSkills(source, parsed.expression, (id) => skillIds.has(id));
}
