import { Button, Popover, SegmentedControl, Stack, Text } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { Problem } from '@zentrale/protocol/errors';
import type { SupervisionMode } from '@zentrale/protocol/views';
import { useState } from 'react';
import { ReasonInput } from './ReasonInput.tsx';
import { Refusal } from './states.tsx';
import type { ModeWords } from './use-mode-words.ts';

export const SUPERVISION_MODES = ['monitor', 'coach', 'barge'] as const;

interface Change {
  readonly words: ModeWords;
  readonly problem: Problem | null;
  readonly isBusy: boolean;
  /** Resolves with whether the server has done it. */
  readonly onChange: (mode: SupervisionMode, reason: string) => Promise<boolean>;
}

/** The mode a supervisor is in; another one is taken with a reason. */
export function ModeChoice({ mode, ...change }: { mode: SupervisionMode } & Change) {
  const { t } = useLingui();
  const [next, setNext] = useState<SupervisionMode | null>(null);
  return (
    <Popover
      opened={next !== null}
      onDismiss={() => setNext(null)}
      width={320}
      withArrow
      shadow="md"
      trapFocus
    >
      <Popover.Target>
        <SegmentedControl
          fullWidth
          aria-label={t`How to take part`}
          value={mode}
          onChange={(chosen) => setNext(chosen === mode ? null : chosen)}
          data={SUPERVISION_MODES.map((one) => ({ value: one, label: change.words[one].name }))}
        />
      </Popover.Target>
      <Popover.Dropdown>
        {next === null ? null : <ChangeForm {...change} mode={next} onDone={() => setNext(null)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function ChangeForm({
  mode,
  words,
  problem,
  isBusy,
  onChange,
  onDone,
}: Change & { mode: SupervisionMode; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const change = async () => {
    if (reason.trim() !== '' && (await onChange(mode, reason.trim()))) onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void change();
      }}
    >
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {words[mode].about}
        </Text>
        <ReasonInput value={reason} onChange={setReason} />
        <Refusal problem={problem} />
        <Button type="submit" loading={isBusy} disabled={reason.trim() === ''}>
          {words[mode].name}
        </Button>
      </Stack>
    </form>
  );
}
