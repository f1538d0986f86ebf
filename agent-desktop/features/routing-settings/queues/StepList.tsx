import { Button } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useLingui } from '@lingui/react/macro';
import { IconPlus } from '@tabler/icons-react';
import type { QueueSettings, RoutingStepSettings } from '@zentrale/protocol/views';
import { useState } from 'react';
import { addStep, moveStep, removeStep, startsOf } from './queue-values.ts';
import { Rings } from './Rings.tsx';
import { StepCard } from './StepCard.tsx';
import classes from './steps.module.css';

const COUNT_MAX = 10;

/** The rings of a queue beside a picture of them. */
export function StepList({
  form,
  isReadOnly,
}: {
  form: UseFormReturnType<QueueSettings>;
  isReadOnly: boolean;
}) {
  const { t } = useLingui();
  const [focused, setFocused] = useState<number | null>(null);
  const { steps, queueId } = form.getValues();
  const starts = startsOf(steps);
  const change = (next: RoutingStepSettings[]) => form.setFieldValue('steps', next);
  return (
    <div className={classes.layout}>
      <ol className={classes.steps}>
        {steps.map((step, index) => (
          <StepCard
            // Steps have no names; where they stand is what they are.
            key={index}
            step={step}
            place={{ index, count: steps.length, startMs: starts[index] ?? 0, queueId }}
            isReadOnly={isReadOnly}
            errorOf={(member) => form.errors[`steps.${index}.${member}`]}
            onChange={(next) => change(steps.map((one, at) => (at === index ? next : one)))}
            onMove={(by) => change(moveStep(steps, index, by))}
            onRemove={() => change(removeStep(steps, index))}
            onFocus={() => setFocused(index)}
          />
        ))}
        {isReadOnly || steps.length >= COUNT_MAX ? null : (
          <li className={classes.add}>
            <Button
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => change(addStep(steps))}
            >
              {t`Add a step`}
            </Button>
          </li>
        )}
      </ol>
      <aside className={classes.picture}>
        <Rings count={steps.length} active={focused} />
        <p>{t`Whoever qualifies in an earlier step still does in the later ones.`}</p>
      </aside>
    </div>
  );
}
