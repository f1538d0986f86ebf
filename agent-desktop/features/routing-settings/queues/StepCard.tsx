import { MultiSelect, NumberInput, Switch } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import type { RoutingStepSettings } from '@zentrale/protocol/views';
import type { ReactNode } from 'react';
import { clockText } from '../../../ui/duration.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { DurationInput } from '../fields/DurationInput.tsx';
import { ExpressionField } from '../fields/ExpressionField.tsx';
import { useVocabulary } from '../use-vocabulary.ts';
import { useFieldName } from '../words.ts';
import { useOtherQueues } from './use-other-queues.ts';
import classes from './steps.module.css';

/** Where a step stands. */
interface Place {
  readonly index: number;
  readonly count: number;
  /** From the beginning of the wait. */
  readonly startMs: number;
  readonly queueId: string;
}

interface StepProps {
  readonly step: RoutingStepSettings;
  readonly place: Place;
  readonly errorOf: (member: string) => ReactNode;
  readonly onChange: (step: RoutingStepSettings) => void;
}

/** One ring: who qualifies from then on, and for how long it stays the widest. */
export function StepCard({
  isReadOnly,
  onMove,
  onRemove,
  onFocus,
  ...own
}: StepProps & {
  readonly isReadOnly: boolean;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
  readonly onFocus: () => void;
}) {
  const { t } = useLingui();
  const field = useFieldName();
  const words = useVocabulary();
  const { step, place, errorOf, onChange } = own;
  const number = place.index + 1;
  const isLast = number === place.count;
  return (
    <li className={classes.step}>
      <fieldset className={classes.stepFields}>
        <legend className="visually-hidden">{t`Step ${number}`}</legend>
        <header className={classes.stepHead}>
          <span className={classes.stepNumber} aria-hidden>
            {number}
          </span>
          <StepStart place={place} />
          {isReadOnly ? null : <StepActs place={place} onMove={onMove} onRemove={onRemove} />}
        </header>
        <ExpressionField
          label={field('requirement')}
          path={`steps.${place.index}.requirement`}
          value={step.requirement}
          words={words}
          isReadOnly={isReadOnly}
          error={errorOf('requirement')}
          onChange={(requirement) => onChange({ ...step, requirement })}
          onFocus={onFocus}
        />
        <StepDetails {...own} />
        {isLast ? null : (
          <Switch
            label={field('skipsWhenNobody')}
            checked={step.skipsWhenNobody}
            onChange={(event) =>
              onChange({ ...step, skipsWhenNobody: event.currentTarget.checked })
            }
          />
        )}
      </fieldset>
    </li>
  );
}

function StepStart({ place: { index, startMs } }: { place: Place }) {
  const { t } = useLingui();
  const start = clockText(startMs);
  return (
    <span className={`${classes.stepStart} tabular`}>
      {index === 0 ? t`at once` : t`after ${start} of waiting`}
    </span>
  );
}

function StepActs({
  place: { index, count },
  onMove,
  onRemove,
}: {
  place: Place;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}) {
  const { t } = useLingui();
  const number = index + 1;
  return (
    <span className={classes.stepActs}>
      <IconButton
        label={t`Move step ${number} up`}
        disabled={index === 0}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={t`Move step ${number} down`}
        disabled={number === count}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size={16} aria-hidden />
      </IconButton>
      <IconButton label={t`Remove step ${number}`} disabled={count === 1} onClick={onRemove}>
        <IconTrash size={16} aria-hidden />
      </IconButton>
    </span>
  );
}

function StepDetails({ step, place, errorOf, onChange }: StepProps) {
  const { t } = useLingui();
  const field = useFieldName();
  const others = useOtherQueues(place.queueId);
  const path = `steps.${place.index}`;
  return (
    <div className={classes.stepRow}>
      {place.index + 1 === place.count ? (
        <p className={classes.endless}>{t`Lasts until somebody comes.`}</p>
      ) : (
        <DurationInput
          label={field('lastsMs')}
          path={`${path}.lastsMs`}
          value={step.lastsMs ?? 0}
          error={errorOf('lastsMs')}
          onChange={(lastsMs) => onChange({ ...step, lastsMs })}
        />
      )}
      <NumberInput
        label={field('priorityGain')}
        min={0}
        max={1000}
        allowDecimal={false}
        data-path={`${path}.priorityGain`}
        error={errorOf('priorityGain')}
        value={step.priorityGain}
        onChange={(next) => onChange({ ...step, priorityGain: Number(next) })}
      />
      <MultiSelect
        label={t`Agents of these queues as well`}
        placeholder={step.queueIds.length === 0 ? t`none` : ''}
        searchable
        data={[...others]}
        data-path={`${path}.queueIds`}
        error={errorOf('queueIds')}
        value={[...step.queueIds]}
        onChange={(queueIds) => onChange({ ...step, queueIds })}
      />
    </div>
  );
}
