import type { Expression, SourceProblem } from './expression.ts';
import { problemAt } from './lexer.ts';
import { parseExpression } from './parser.ts';

/** The first skill of the source that is not known, with its place; `null` when all are. */
export function checkSkills(
  source: string,
  expression: Expression,
  hasSkill: (skillId: string) => boolean,
): SourceProblem | null {
  if (skillsNamed(expression).every(hasSkill)) return null;
  // Places are needed only now; they are no part of what is stored.
  const parsed = parseExpression(source);
  if (!parsed.ok) return parsed.problem;
  const unknown = parsed.skillPlaces.find(({ skillId }) => !hasSkill(skillId));
  if (unknown === undefined) return null;
  return problemAt(source, 'expression.unknown-skill', unknown.at, unknown.length, 'skill');
}

/** Each once, in the order of their first mention. */
export function skillsNamed(expression: Expression): string[] {
  const named = new Set<string>();
  addSkills(expression, named);
  return [...named];
}

function addSkills(expression: Expression, named: Set<string>): void {
  switch (expression.kind) {
    case 'skill':
      named.add(expression.skillId);
      return;
    case 'not':
      addSkills(expression.part, named);
      return;
    case 'and':
    case 'or':
      for (const part of expression.parts) addSkills(part, named);
      return;
    case 'any':
    case 'none':
    case 'requested':
    case 'agent':
    case 'customer':
    case 'channel':
      return;
  }
}
