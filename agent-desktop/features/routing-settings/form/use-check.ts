import type { FormErrors } from '@mantine/form';
import { useLingui } from '@lingui/react/macro';
import type { z } from 'zod';
import { durationText } from '../fields/duration.ts';

/** What is wrong by the protocol's own schema, at its fields, in the reader's words. */
export function useCheck(): (schema: z.ZodType, values: unknown) => FormErrors {
  const { t, i18n } = useLingui();
  return (schema, values) => {
    const result = schema.safeParse(values);
    if (result.success) return {};
    // The first problem of a field is enough.
    return Object.fromEntries(
      result.error.issues.toReversed().map((issue) => [issue.path.join('.'), wordsOf(issue)]),
    );
  };

  function wordsOf(issue: z.core.$ZodIssue): string {
    const isDuration = String(issue.path.at(-1)).endsWith('Ms');
    const shown = (bound: number | bigint) =>
      isDuration
        ? durationText(Number(bound), i18n.locale)
        : new Intl.NumberFormat(i18n.locale).format(bound);
    if (issue.code === 'too_small') {
      if (issue.origin === 'string') return t`This cannot be empty.`;
      const min = shown(issue.minimum);
      return t`At least ${min}.`;
    }
    if (issue.code === 'too_big') {
      const max = shown(issue.maximum);
      return issue.origin === 'string' ? t`At most ${max} characters.` : t`At most ${max}.`;
    }
    if (issue.code === 'invalid_format') return t`Letters, digits, - and _ only.`;
    return t`This is not possible.`;
  }
}
