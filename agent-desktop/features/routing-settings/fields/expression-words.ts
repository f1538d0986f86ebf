import { useLingui } from '@lingui/react/macro';

interface About {
  readonly kind: string;
  /** From 0. */
  readonly at: number;
  /** A name of the parser's for what could have stood there. */
  readonly expected: string;
  /** As written; empty where the text ends. */
  readonly found: string;
}

/** Why a text is no expression, with the place in it. */
export function useExpressionWords(): (about: About) => string {
  const { t } = useLingui();
  const expectation: Record<string, string> = {
    condition: t`a condition such as requested, skill.… or any`,
    'and-or-end': t`and, or, or the end`,
    'and-or-closing': t`and, or, or a closing parenthesis`,
    name: t`a name after the dot`,
    comparison: t`a comparison such as = or >=`,
    equality: t`=, != or in`,
    value: t`a number, true, false or a text in quotes`,
    text: t`a text in quotes`,
    number: t`a whole number`,
    'number 0..100': t`a number from 0 to 100`,
    'number -1000000..1000000': t`a number from -1,000,000 to 1,000,000`,
    opening: t`an opening parenthesis`,
    'comma-or-closing': t`a comma or a closing parenthesis`,
    'closing-quote': t`a closing quote`,
    escape: t`a quote or a backslash after the backslash`,
  };
  return ({ kind, at, expected, found }) => {
    const place = at + 1;
    if (kind === 'expression.unknown-skill') {
      const skill = found.replace(/^skill\./, '');
      return t`There is no skill ${skill}.`;
    }
    if (kind === 'expression.too-long') return t`This expression is too long or too deep.`;
    const wanted = expectation[expected];
    if (wanted === undefined) return t`Something is wrong at character ${place}.`;
    if (found === '') return t`Something is missing at the end: ${wanted}.`;
    return t`“${found}” at character ${place} does not fit: expected is ${wanted}.`;
  };
}
