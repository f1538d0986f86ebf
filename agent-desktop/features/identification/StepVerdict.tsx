import { TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Refusal } from '../../ui/states.tsx';
import classes from './identification.module.css';

/** Whether the step under way has passed or failed, and a remark that is kept with it. */
export function StepVerdict({
  identificationId,
  stepId,
  passLabel,
  failLabel,
  blocked,
  needsWords = false,
  mayFailSilently = false,
}: {
  identificationId: string;
  stepId: string;
  /** `null`: passing is said elsewhere. */
  passLabel: string | null;
  failLabel: string;
  /** Why it cannot have passed. */
  blocked: string | null;
  /** Passing needs a remark as well. */
  needsWords?: boolean;
  mayFailSilently?: boolean;
}) {
  const { t } = useLingui();
  const complete = useCommand('complete-identification-step');
  const [words, setWords] = useState('');
  const withoutWords = words.trim() === '' ? t`Say why, in the remark.` : null;
  const passBlocked = blocked ?? (needsWords ? withoutWords : null);
  const run = (isPassed: boolean) =>
    void complete.run({ identificationId, stepId, isPassed, words: words.trim() });
  useShortcut(
    passLabel === null
      ? null
      : {
          id: 'pass-step',
          chord: 'alt+b',
          label: passLabel,
          group: 'work',
          blocked: passBlocked,
          run: () => run(true),
        },
  );
  return (
    <div className={classes.verdict}>
      <TextInput
        size="xs"
        label={t`Remark`}
        maxLength={500}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div className={classes.acts}>
        {passLabel === null ? null : (
          <ActionButton
            label={passLabel}
            chord="alt+b"
            icon={<IconCheck size={16} />}
            blocked={passBlocked}
            isPrimary
            isBusy={complete.isAsked}
            onClick={() => run(true)}
          />
        )}
        <ActionButton
          label={failLabel}
          icon={<IconX size={16} />}
          blocked={mayFailSilently ? null : withoutWords}
          onClick={() => run(false)}
        />
      </div>
      <Refusal problem={complete.problem} />
    </div>
  );
}
