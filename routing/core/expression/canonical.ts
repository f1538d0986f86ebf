// `and` and `or` over conditions: flattened, sorted, nothing said twice, nothing that follows from
// the rest. The order of the parts given has no influence on what comes out.
import {
  ANY,
  isLiteral,
  NONE,
  opposite,
  type Compound,
  type Condition,
  type Literal,
} from './condition.ts';
import { implies } from './implication.ts';
import { byText, joinedText } from './text.ts';

export function allOf(parts: readonly Condition[]): Condition {
  return joined('and', parts);
}

export function anyOf(parts: readonly Condition[]): Condition {
  return joined('or', parts);
}

function joined(kind: Compound['kind'], given: readonly Condition[]): Condition {
  const [neutral, absorbing] = kind === 'and' ? [ANY, NONE] : [NONE, ANY];
  const parts: Condition[] = [];
  for (const part of given) {
    if (part.kind === absorbing.kind) return absorbing;
    if (part.kind === kind) parts.push(...part.parts);
    else if (part.kind !== neutral.kind) parts.push(part);
  }
  if (parts.length > 1) parts.sort(byText);
  if (!areUnrelated(parts)) {
    if (isDecided(kind, parts)) return absorbing;
    for (let index = 0; index < parts.length;) {
      if (isNeedless(kind, parts, index)) parts.splice(index, 1);
      else index += 1;
    }
  }
  const [only] = parts;
  if (only === undefined) return neutral;
  return parts.length === 1 ? only : { kind, text: joinedText(kind, parts), parts };
}

/** Single conditions on different things have nothing to do with one another: the usual case. */
function areUnrelated(parts: readonly Condition[]): boolean {
  for (const [index, part] of parts.entries()) {
    if (!isLiteral(part)) return parts.length === 1;
    for (let before = 0; before < index; before += 1) {
      const other = parts[before];
      if (other !== undefined && isLiteral(other) && isSameSubject(part, other)) return false;
    }
  }
  return true;
}

function isSameSubject(a: Literal, b: Literal): boolean {
  if (a.kind === 'skill') return b.kind === 'skill' && a.skillId === b.skillId;
  return b.kind === 'agent' && a.name === b.name;
}

/** A literal and its opposite, or more: `and` never holds, `or` always does. */
function isDecided(kind: Compound['kind'], parts: readonly Condition[]): boolean {
  const literals = parts.filter(isLiteral);
  return literals.some((a, index) => {
    // Looking at the subject first keeps opposites from being written for nothing.
    const same = literals.slice(index + 1).filter((b) => isSameSubject(a, b));
    if (same.length === 0) return false;
    const not = opposite(a);
    return same.some((b) => (kind === 'and' ? implies(b, not) : implies(not, b)));
  });
}

/** In `and` what follows from another part; in `or` what another part follows from. */
function isNeedless(kind: Compound['kind'], parts: readonly Condition[], index: number): boolean {
  const part = parts[index];
  return parts.some(
    (other, place) =>
      place !== index &&
      part !== undefined &&
      (kind === 'and' ? implies(other, part) : implies(part, other)),
  );
}
