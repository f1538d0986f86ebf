import type { FormErrors } from '@mantine/form';
import { useLingui } from '@lingui/react/macro';
import { QueueSettings } from '@zentrale/protocol/views';
import { useMemo } from 'react';
import { useExpressionWords } from '../fields/expression-words.ts';
import { placeOfProblem } from '../fields/problem-place.ts';
import { useCheck } from '../form/use-check.ts';
import { useSettings } from '../use-settings.ts';
import { overflows } from './queue-values.ts';

/** Made from the name when it is saved. */
const WithoutId = QueueSettings.omit({ queueId: true });

/** What is wrong with a queue while it is being edited, at its fields. */
export function useQueueCheck(): (values: QueueSettings) => FormErrors {
  const { t } = useLingui();
  const check = useCheck();
  const expression = useExpressionWords();
  const { skills } = useSettings();
  const skillIds = useMemo(() => new Set(skills?.skills.map(({ skillId }) => skillId)), [skills]);
  return ({ queueId: _id, ...values }) => {
    const errors: FormErrors = check(WithoutId, values);
    for (const [index, { requirement }] of values.steps.entries()) {
      const problem = placeOfProblem(requirement, skillIds);
      if (problem === null) continue;
      const { kind, at, expected = '', found = '' } = problem;
      errors[`steps.${index}.requirement`] = expression({ kind, at, expected, found });
    }
    if (overflows(values) && values.overflowQueueId === null) {
      errors['overflowQueueId'] = t`Choose where work goes that overflows.`;
    }
    return errors;
  };
}
