// Who may serve an interaction, as administrators write it. An expression is what their text says;
// it still asks about the interaction. Binding puts that in (`bind.ts`), and what is left asks
// about agents only (`condition.ts`).

/** What agents and interactions are described with. Numbers are whole. */
export type AttributeValue = string | number | boolean;
export type AttributeValues = Readonly<Record<string, AttributeValue>>;

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** One value to compare with, or several of which one must be equal (`in`). */
export interface AttributeTest {
  readonly comparison: Comparison | 'in';
  readonly values: readonly AttributeValue[];
}

/** Stored for ever: kinds and fields may be added, never changed. */
export type Expression =
  | { readonly kind: 'any' }
  | { readonly kind: 'none' }
  /** The skills the interaction asks for, every minimum lowered by so much, but not below 1. */
  | { readonly kind: 'requested'; readonly minus: number }
  /** A skill the agent lacks counts as proficiency 0; `>= 0` prefers it without requiring it. */
  | {
      readonly kind: 'skill';
      readonly skillId: string;
      readonly comparison: Comparison;
      readonly value: number;
    }
  /** An attribute of the agent; `id` is her id. */
  | ({ readonly kind: 'agent'; readonly name: string } & AttributeTest)
  /** Context that travels with the interaction. */
  | ({ readonly kind: 'customer'; readonly name: string } & AttributeTest)
  | ({ readonly kind: 'channel' } & AttributeTest)
  | { readonly kind: 'not'; readonly part: Expression }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] };

export interface Bounds {
  /** UTF-16 units. */
  readonly sourceLengthMax: number;
  /** Parentheses and `not` inside one another. */
  readonly depthMax: number;
  /** Conditions that are not made of others; each value of a list counts as one. */
  readonly atomCountMax: number;
}

/** What administrators may write. */
export const SOURCE_BOUNDS: Bounds = { sourceLengthMax: 500, depthMax: 20, atomCountMax: 50 };

/**
 * For reading back what `expressionText` wrote: binding replaces one word by up to ten skills, and
 * relaxing adds up several sources.
 */
export const TEXT_BOUNDS: Bounds = {
  sourceLengthMax: 1_000_000,
  depthMax: 50,
  atomCountMax: 20_000,
};

/** UTF-16 units of a text to compare with, or of a name. */
export const VALUE_LENGTH_MAX = 100;
/** Numbers lie between minus this and this. */
export const VALUE_MAX = 1_000_000;

/** What could have stood at the place of a problem, for the words on screen. */
export type Expected =
  /** Where a condition begins: `skill.x`, `requested`, `not`, `(` and so on. */
  | 'condition'
  | 'and-or-end'
  | 'and-or-closing'
  /** A name after `skill.`, `agent.` or `customer.`. */
  | 'name'
  | 'comparison'
  /** `channel` is compared with `=`, `!=` and `in` only. */
  | 'equality'
  | 'value'
  | 'text'
  /** Also where digits run into letters. */
  | 'number'
  /** A proficiency, or how much `minus` takes away. */
  | 'number 0..100'
  | 'number -1000000..1000000'
  | 'opening'
  | 'comma-or-closing'
  /** The text in quotes has no end, or goes over the end of a line. */
  | 'closing-quote'
  /** After a backslash only a quote or a backslash. */
  | 'escape'
  /** Kind `expression.too-long`: which bound was passed. */
  | 'length <= 500'
  | 'depth <= 20'
  | 'conditions <= 50'
  | 'value <= 100'
  /** Kind `expression.unknown-skill`. */
  | 'skill';

/** Why a text is no expression, with the place in it. */
export interface SourceProblem {
  readonly kind: 'expression.syntax' | 'expression.too-long' | 'expression.unknown-skill';
  /** From 0, in UTF-16 units; the length of the text where it ends too soon. */
  readonly at: number;
  /** 0 where something is missing. */
  readonly length: number;
  readonly expected?: Expected;
  /** As written, its first 40 units; left out where the text ends. */
  readonly found?: string;
}
