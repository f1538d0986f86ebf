import { Select, TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconBan } from '@tabler/icons-react';
import { useState } from 'react';
import { useCommand } from '../../realtime/use-command.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Refusal } from '../../ui/states.tsx';
import classes from './identification.module.css';
import { ABORT_REASONS, useIdentificationWords } from './use-words.ts';

type Reason = (typeof ABORT_REASONS)[number];

/** The end without a verdict, with a reason. */
export function AbortForm({ identificationId }: { identificationId: string }) {
  const { t } = useLingui();
  const words = useIdentificationWords();
  const abort = useCommand('abort-identification');
  const [reason, setReason] = useState<Reason | null>(null);
  const [remark, setRemark] = useState('');
  const blocked =
    reason === null
      ? t`Choose a reason.`
      : reason === 'other' && remark.trim() === ''
        ? t`Say why, in the remark.`
        : null;
  return (
    <details className={classes.more}>
      <summary>{t`End without a verdict`}</summary>
      <div className={classes.verdict}>
        <Select
          size="xs"
          label={t`Reason`}
          value={reason}
          data={ABORT_REASONS.map((value) => ({ value, label: words.abort[value] }))}
          onChange={(value) => setReason(ABORT_REASONS.find((one) => one === value) ?? null)}
        />
        <TextInput
          size="xs"
          label={t`Remark`}
          maxLength={500}
          value={remark}
          onChange={(event) => setRemark(event.currentTarget.value)}
        />
        <ActionButton
          label={t`End identification`}
          icon={<IconBan size={16} />}
          blocked={blocked}
          isBusy={abort.isAsked}
          onClick={() => {
            if (reason !== null) void abort.run({ identificationId, reason, words: remark.trim() });
          }}
        />
        <Refusal problem={abort.problem} />
      </div>
    </details>
  );
}
