import {
  VALUE_LENGTH_MAX,
  VALUE_MAX,
  type Comparison,
  type Expected,
  type SourceProblem,
} from './expression.ts';

const FOUND_LENGTH_MAX = 40;

type Mark = '(' | ')' | ',' | '.' | Comparison;

export interface Token {
  readonly kind: 'word' | 'text' | 'number' | 'mark' | 'end';
  /** Offset and length in the source. */
  readonly at: number;
  readonly length: number;
  /** The word, the mark, or what stands between the quotes. */
  readonly text: string;
  /** Of a number. */
  readonly number: number;
}

/** Carries the problem out of nested calls; never leaves this folder. */
export class SourceError extends Error {
  readonly problem: SourceProblem;

  constructor(problem: SourceProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

export function problemAt(
  source: string,
  kind: SourceProblem['kind'],
  at: number,
  length: number,
  expected: Expected,
): SourceProblem {
  const found = source.slice(at, at + Math.min(length, FOUND_LENGTH_MAX));
  return { kind, at, length, expected, ...(found === '' ? {} : { found }) };
}

function fail(source: string, at: number, length: number, expected: Expected): never {
  throw new SourceError(problemAt(source, 'expression.syntax', at, length, expected));
}

/** `[A-Za-z0-9_-]`, of which words and names are made. */
export function isNameUnit(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) ||
    (unit >= 65 && unit <= 90) ||
    isDigit(unit) ||
    unit === 95 ||
    unit === 45
  );
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Also the no-break space, which comes along from word processors. */
function isSpace(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 10 || unit === 13 || unit === 160;
}

/** Would break the line or be invisible in it. */
export function isControl(unit: number): boolean {
  return unit < 32 || (unit >= 127 && unit <= 159) || unit === 0x2028 || unit === 0x2029;
}

/** The token at or after `from`. After a point, digits and hyphens begin a name. */
export function tokenAt(source: string, from: number, isName = false): Token {
  let at = from;
  while (at < source.length && isSpace(source.charCodeAt(at))) at += 1;
  if (at === source.length) return { kind: 'end', at, length: 0, text: '', number: 0 };
  const unit = source.charCodeAt(at);
  if (unit === 34) return quoted(source, at);
  if (!isName && (isDigit(unit) || (unit === 45 && isDigit(source.charCodeAt(at + 1))))) {
    return number(source, at);
  }
  if (isNameUnit(unit)) return word(source, at);
  return mark(source, at);
}

function word(source: string, at: number): Token {
  let end = at + 1;
  while (end < source.length && isNameUnit(source.charCodeAt(end))) end += 1;
  return { kind: 'word', at, length: end - at, text: source.slice(at, end), number: 0 };
}

function number(source: string, at: number): Token {
  const isNegative = source.charCodeAt(at) === 45;
  let end = isNegative ? at + 1 : at;
  let size = 0;
  while (end < source.length && isDigit(source.charCodeAt(end))) {
    // Stays whole however many digits follow.
    size = Math.min(size * 10 + source.charCodeAt(end) - 48, VALUE_MAX + 1);
    end += 1;
  }
  if (end < source.length && isNameUnit(source.charCodeAt(end))) {
    // `3x` and `70-` are no numbers.
    fail(source, at, word(source, at).length, 'number');
  }
  if (size > VALUE_MAX) fail(source, at, end - at, 'number -1000000..1000000');
  const signed = isNegative && size > 0 ? -size : size;
  return { kind: 'number', at, length: end - at, text: source.slice(at, end), number: signed };
}

function quoted(source: string, at: number): Token {
  let text = '';
  let end = at + 1;
  for (;;) {
    const unit = source.charCodeAt(end);
    // NaN at the end of the source.
    if (!(end < source.length) || isControl(unit)) fail(source, at, end - at, 'closing-quote');
    if (unit === 34) break;
    if (unit === 92) {
      end += 1;
      const next = source.charCodeAt(end);
      if (next !== 34 && next !== 92) {
        fail(source, end - 1, Math.min(2, source.length - end + 1), 'escape');
      }
    }
    text += source[end];
    end += 1;
  }
  const length = end + 1 - at;
  if (text.length > VALUE_LENGTH_MAX) {
    throw new SourceError(
      problemAt(source, 'expression.too-long', at, length, `value <= ${VALUE_LENGTH_MAX}`),
    );
  }
  return { kind: 'text', at, length, text, number: 0 };
}

function mark(source: string, at: number): Token {
  const two = source.slice(at, at + 2);
  if (two === '!=' || two === '<=' || two === '>=') return markToken(at, two);
  const one = two.charAt(0);
  switch (one) {
    case '(':
    case ')':
    case ',':
    case '.':
    case '=':
    case '<':
    case '>':
      return markToken(at, one);
    default:
      return { kind: 'mark', at, length: charLength(source, at), text: '', number: 0 };
  }
}

function markToken(at: number, text: Mark): Token {
  return { kind: 'mark', at, length: text.length, text, number: 0 };
}

/** A character outside the basic plane is two units, and is named as a whole. */
function charLength(source: string, at: number): number {
  return (source.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
