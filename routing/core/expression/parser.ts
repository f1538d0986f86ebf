import { PROFICIENCY_MAX } from '../limits.ts';
import {
  SOURCE_BOUNDS,
  VALUE_LENGTH_MAX,
  type AttributeTest,
  type AttributeValue,
  type Bounds,
  type Comparison,
  type Expected,
  type Expression,
  type SourceProblem,
} from './expression.ts';
import { problemAt, SourceError, tokenAt, type Token } from './lexer.ts';

export interface SkillPlace {
  readonly skillId: string;
  /** Offset and length in the source, with `skill.` in front. */
  readonly at: number;
  readonly length: number;
}

export type Parsed =
  | {
      readonly ok: true;
      readonly expression: Expression;
      /** Every mention of a skill, as they stand in the source. */
      readonly skillPlaces: readonly SkillPlace[];
    }
  | { readonly ok: false; readonly problem: SourceProblem };

/** Never throws, whatever the text; cost and depth are bounded. */
export function parseExpression(source: string, bounds: Bounds = SOURCE_BOUNDS): Parsed {
  const max = bounds.sourceLengthMax;
  if (source.length > max) {
    const length = source.length - max;
    return {
      ok: false,
      problem: problemAt(source, 'expression.too-long', max, length, 'length <= 500'),
    };
  }
  try {
    const parser = new Parser(source, bounds);
    return { ok: true, expression: parser.parse(), skillPlaces: parser.skillPlaces };
  } catch (error) {
    if (error instanceof SourceError) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** Recursive descent; `or` < `and` < `not` < comparison. */
class Parser {
  readonly skillPlaces: SkillPlace[] = [];
  readonly #source: string;
  readonly #bounds: Bounds;
  #token: Token;
  #depth = 0;
  #atomCount = 0;

  constructor(source: string, bounds: Bounds) {
    this.#source = source;
    this.#bounds = bounds;
    this.#token = tokenAt(source, 0);
  }

  parse(): Expression {
    const expression = this.#or();
    if (this.#token.kind !== 'end') this.#fail('and-or-end');
    return expression;
  }

  #or(): Expression {
    return this.#chain('or', () => this.#chain('and', () => this.#unary()));
  }

  #chain(kind: 'and' | 'or', next: () => Expression): Expression {
    const first = next();
    if (!this.#isWord(kind)) return first;
    const parts = [first];
    while (this.#isWord(kind)) {
      this.#advance();
      parts.push(next());
    }
    return { kind, parts };
  }

  #unary(): Expression {
    if (this.#isWord('not')) {
      const part = this.#nested(() => {
        this.#advance();
        return this.#unary();
      });
      return { kind: 'not', part };
    }
    if (this.#isMark('(')) {
      return this.#nested(() => {
        this.#advance();
        const inner = this.#or();
        if (!this.#isMark(')')) this.#fail('and-or-closing');
        this.#advance();
        return inner;
      });
    }
    return this.#atom();
  }

  /** Counts the depth before anything is read, so that the stack is bounded as well. */
  #nested(read: () => Expression): Expression {
    this.#depth += 1;
    if (this.#depth > this.#bounds.depthMax) this.#tooLong(this.#token, 'depth <= 20');
    const expression = read();
    this.#depth -= 1;
    return expression;
  }

  #atom(): Expression {
    const start = this.#token;
    if (start.kind !== 'word') this.#fail('condition');
    switch (start.text) {
      case 'any':
      case 'none':
        this.#count(start);
        this.#advance();
        return { kind: start.text };
      case 'requested':
        this.#count(start);
        this.#advance();
        return { kind: 'requested', minus: this.#minus() };
      case 'skill':
        this.#count(start);
        return this.#skill(start);
      case 'agent':
      case 'customer': {
        this.#count(start);
        const name = this.#name();
        return { kind: start.text, name, ...this.#test() };
      }
      case 'channel':
        this.#count(start);
        this.#advance();
        return { kind: 'channel', ...this.#channelTest() };
      default:
        return this.#fail('condition');
    }
  }

  #minus(): number {
    if (!this.#isWord('minus')) return 0;
    this.#advance();
    return this.#proficiency();
  }

  /** Others can never be reached or always are: a slip of the pen. */
  #proficiency(): number {
    const { kind, number } = this.#token;
    if (kind !== 'number' || number < 0 || number > PROFICIENCY_MAX) this.#fail('number 0..100');
    this.#advance();
    return number;
  }

  #skill(start: Token): Expression {
    const skillId = this.#name((name) => {
      this.skillPlaces.push({
        skillId: name.text,
        at: start.at,
        length: name.at + name.length - start.at,
      });
    });
    const comparison = this.#comparison();
    if (comparison === null) return { kind: 'skill', skillId, comparison: '>=', value: 1 };
    this.#advance();
    return { kind: 'skill', skillId, comparison, value: this.#proficiency() };
  }

  /** From the word before the point to behind the name. */
  #name(note?: (name: Token) => void): string {
    this.#advance();
    if (!this.#isMark('.')) this.#fail('name');
    this.#token = tokenAt(this.#source, this.#token.at + 1, true);
    const name = this.#token;
    if ((name.kind !== 'word' && name.kind !== 'text') || name.text === '') this.#fail('name');
    if (name.text.length > VALUE_LENGTH_MAX) this.#tooLong(name, 'value <= 100');
    note?.(name);
    this.#advance();
    return name.text;
  }

  #test(): AttributeTest {
    if (this.#isWord('in')) return { comparison: 'in', values: this.#list(false) };
    const comparison = this.#comparison();
    if (comparison === null) return this.#fail('comparison');
    this.#advance();
    const isEquality = comparison === '=' || comparison === '!=';
    return { comparison, values: [isEquality ? this.#value(false) : this.#number()] };
  }

  #channelTest(): AttributeTest {
    if (this.#isWord('in')) return { comparison: 'in', values: this.#list(true) };
    const comparison = this.#comparison();
    if (comparison !== '=' && comparison !== '!=') return this.#fail('equality');
    this.#advance();
    return { comparison, values: [this.#value(true)] };
  }

  #list(isText: boolean): AttributeValue[] {
    this.#advance();
    if (!this.#isMark('(')) this.#fail('opening');
    const values: AttributeValue[] = [];
    do {
      this.#advance();
      // The first value is the condition itself.
      if (values.length > 0) this.#count(this.#token);
      values.push(this.#value(isText));
    } while (this.#isMark(','));
    if (!this.#isMark(')')) this.#fail('comma-or-closing');
    this.#advance();
    return values;
  }

  #comparison(): Comparison | null {
    if (this.#token.kind !== 'mark') return null;
    switch (this.#token.text) {
      case '=':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=':
        return this.#token.text;
      default:
        return null;
    }
  }

  #value(isText: boolean): AttributeValue {
    const { kind, text, number } = this.#token;
    if (isText && kind !== 'text') this.#fail('text');
    const isTruth = kind === 'word' && (text === 'true' || text === 'false');
    if (kind !== 'text' && kind !== 'number' && !isTruth) this.#fail('value');
    this.#advance();
    if (isTruth) return text === 'true';
    return kind === 'number' ? number : text;
  }

  #number(): number {
    const { kind, number } = this.#token;
    if (kind !== 'number') this.#fail('number');
    this.#advance();
    return number;
  }

  #isWord(text: string): boolean {
    return this.#token.kind === 'word' && this.#token.text === text;
  }

  #isMark(text: string): boolean {
    return this.#token.kind === 'mark' && this.#token.text === text;
  }

  #advance(): void {
    this.#token = tokenAt(this.#source, this.#token.at + this.#token.length);
  }

  #count(at: Token): void {
    this.#atomCount += 1;
    if (this.#atomCount > this.#bounds.atomCountMax) this.#tooLong(at, 'conditions <= 50');
  }

  #fail(expected: Expected): never {
    const { at, length } = this.#token;
    throw new SourceError(problemAt(this.#source, 'expression.syntax', at, length, expected));
  }

  #tooLong({ at, length }: Token, expected: Expected): never {
    throw new SourceError(problemAt(this.#source, 'expression.too-long', at, length, expected));
  }
}
