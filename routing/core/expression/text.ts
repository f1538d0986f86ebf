// Writes what `parseExpression` reads. Equal things have equal text.
import type { AgentExpression } from './agent-expression.ts';
import type { AttributeTest, AttributeValue, Comparison, Expression } from './expression.ts';
import { isNameUnit } from './lexer.ts';

export function skillText(skillId: string, comparison: Comparison, value: number): string {
  const name = `skill.${nameText(skillId)}`;
  if (comparison === '>=' && value === 1) return name;
  if (comparison === '<=' && value === 0) return `not ${name}`;
  return `${name} ${comparison} ${value}`;
}

export function attributeText(
  of: 'agent' | 'customer' | 'channel',
  name: string,
  { comparison, values }: AttributeTest,
): string {
  const subject = of === 'channel' ? of : `${of}.${nameText(name)}`;
  const written = values.map(valueText).join(', ');
  return `${subject} ${comparison} ${comparison === 'in' ? `(${written})` : written}`;
}

/** Ids that have points or colons in them stand in quotes. */
function nameText(name: string): string {
  for (let index = 0; index < name.length; index += 1) {
    if (!isNameUnit(name.charCodeAt(index))) return quote(name);
  }
  return name;
}

function valueText(value: AttributeValue): string {
  return typeof value === 'string' ? quote(value) : String(value);
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** Parts of one line, sorted and each once; what is made of others stands in parentheses. */
export function joinedText(
  kind: 'and' | 'or',
  parts: readonly { readonly kind: string; readonly text: string }[],
): string {
  let text = '';
  for (const part of parts) {
    if (text !== '') text += kind === 'and' ? ' and ' : ' or ';
    text += part.kind === 'and' || part.kind === 'or' ? `(${part.text})` : part.text;
  }
  return text;
}

interface Written {
  readonly kind: Expression['kind'];
  readonly text: string;
  /** Of `and` and `or`. */
  readonly parts: readonly Written[];
}

/**
 * One line, canonical: equal expressions have equal text, and `parseExpression` reads it (with
 * `TEXT_BOUNDS`). Of an expression that is not bound yet nothing is worked out, only sorted.
 */
export function expressionText(expression: AgentExpression | Expression): string {
  return 'text' in expression ? expression.text : written(expression).text;
}

function written(expression: Expression): Written {
  const { kind } = expression;
  switch (kind) {
    case 'any':
    case 'none':
      return atom(kind, kind);
    case 'requested': {
      const { minus } = expression;
      return atom(kind, minus === 0 ? kind : `requested minus ${minus}`);
    }
    case 'skill':
      return atom(kind, skillText(expression.skillId, expression.comparison, expression.value));
    case 'agent':
    case 'customer':
      return atom(kind, attributeText(kind, expression.name, expression));
    case 'channel':
      return atom(kind, attributeText(kind, '', expression));
    case 'not': {
      const inner = written(expression.part);
      return atom(kind, inner.parts.length > 0 ? `not (${inner.text})` : `not ${inner.text}`);
    }
    case 'and':
    case 'or':
      return compound(kind, expression.parts.map(written));
  }
}

function atom(kind: Expression['kind'], text: string): Written {
  return { kind, text, parts: [] };
}

function compound(kind: 'and' | 'or', parts: readonly Written[]): Written {
  const unique = new Map<string, Written>();
  for (const part of parts) {
    for (const one of part.kind === kind ? part.parts : [part]) unique.set(one.text, one);
  }
  const sorted = [...unique.values()].sort(byText);
  const [only] = sorted;
  if (only !== undefined && sorted.length === 1) return only;
  return { kind, text: joinedText(kind, sorted), parts: sorted };
}

export function byText(a: { readonly text: string }, b: { readonly text: string }): number {
  if (a.text === b.text) return 0;
  return a.text < b.text ? -1 : 1;
}
