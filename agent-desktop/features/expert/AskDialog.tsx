import { Modal, SegmentedControl, Stack } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { closeDialog, type OpenDialog } from '../../state/dialogs.ts';
import { AskColleague } from './AskColleague.tsx';
import { AskExpert } from './AskExpert.tsx';

/**
 * Gets help with the open interaction: an expert answers a question, a colleague takes part and
 * may take over.
 */
export function AskDialog({ about }: { about: Extract<OpenDialog, { kind: 'ask' }> }) {
  const { t } = useLingui();
  const [whom, setWhom] = useState<'expert' | 'colleague'>(about.whom);
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={whom === 'expert' ? t`Ask an expert` : t`Ask a colleague`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <Stack gap="sm">
        <SegmentedControl
          fullWidth
          aria-label={t`Whom to ask`}
          value={whom}
          onChange={setWhom}
          data={[
            { value: 'expert' as const, label: t`An expert` },
            { value: 'colleague' as const, label: t`A colleague` },
          ]}
        />
        {whom === 'expert' ? <AskExpert about={about} /> : <AskColleague about={about} />}
      </Stack>
    </Modal>
  );
}
