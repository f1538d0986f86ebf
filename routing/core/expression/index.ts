export { ANYBODY, bothOf, eitherOf, NOBODY, type AgentExpression } from './agent-expression.ts';
export { bindExpression, type InteractionWish } from './bind.ts';
export { checkSkills, skillsNamed } from './check-skills.ts';
export {
  SOURCE_BOUNDS,
  TEXT_BOUNDS,
  type AttributeValue,
  type AttributeValues,
  type Bounds,
  type Expected,
  type Expression,
  type SourceProblem,
} from './expression.ts';
export { meets, proficiencyIn, unmetParts, type AskedAgent } from './meets.ts';
export { parseExpression, type Parsed } from './parser.ts';
export { expressionText } from './text.ts';
