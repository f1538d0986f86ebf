import { Button, Group, Stack } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { Problem } from '@zentrale/protocol/errors';
import { useState, type ReactNode } from 'react';
import { announce } from '../../../announce/announce.tsx';
import { ReasonInput } from '../../../ui/ReasonInput.tsx';
import { Refusal } from '../../../ui/states.tsx';
import { closeAct } from './act-dialog.ts';

/** What every act shares: its own fields, a reason, and the answer in place. */
export function ActForm({
  submit,
  problem,
  isBusy,
  isReady = true,
  done,
  onAct,
  children,
}: {
  submit: string;
  problem: Problem | null;
  isBusy: boolean;
  /** The act's own fields are filled in. */
  isReady?: boolean;
  /** Spoken once it is done. */
  done: string;
  /** Resolves with whether the server has done it. */
  onAct: (reason: string) => Promise<boolean>;
  children?: ReactNode;
}) {
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  const isFilled = reason.trim() !== '' && isReady;
  const act = async () => {
    if (!(await onAct(reason.trim()))) return;
    announce(done);
    closeAct();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isFilled) void act();
      }}
    >
      <Stack gap="sm">
        {children}
        <ReasonInput value={reason} onChange={setReason} />
        <Refusal problem={problem} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={closeAct}>
            {t`Cancel`}
          </Button>
          <Button type="submit" loading={isBusy} disabled={!isFilled}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
