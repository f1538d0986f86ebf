import { Modal, Stack, Textarea } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { announce } from '../../announce/announce.tsx';
import { useCommand } from '../../realtime/use-command.ts';
import { closeDialog, type OpenDialog } from '../../state/dialogs.ts';
import { DialogButtons } from '../../ui/DialogButtons.tsx';
import { Refusal } from '../../ui/states.tsx';
import { TransferTarget, type Target } from './TransferTarget.tsx';

/** Hands an interaction, with its context and a note, to a queue or to one agent. */
export function TransferDialog({ about }: { about: Extract<OpenDialog, { kind: 'transfer' }> }) {
  const { t } = useLingui();
  const router = useRouter();
  const [target, setTarget] = useState<Target>({ kind: 'queue', id: about.queueId ?? null });
  const [note, setNote] = useState('');
  const toQueue = useCommand('transfer-to-queue');
  const toAgent = useCommand('transfer-to-agent');

  const onTransfer = async (id: string) => {
    const { interactionId } = about;
    const more = note.trim() === '' ? {} : { note: note.trim() };
    const outcome =
      target.kind === 'queue'
        ? await toQueue.run({ interactionId, queueId: id, ...more })
        : await toAgent.run({ interactionId, agentId: id, ...more });
    if (!outcome.ok) return;
    announce(t`The interaction was transferred.`);
    closeDialog();
    await router.navigate({ to: '/inbox' });
  };

  return (
    <Modal
      opened
      onClose={closeDialog}
      title={t`Transfer`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (target.id !== null) void onTransfer(target.id);
        }}
      >
        <Stack gap="sm">
          <TransferTarget target={target} onChange={setTarget} />
          <Textarea
            label={t`Note for whoever takes over`}
            description={t`The customer does not see it.`}
            autosize
            minRows={2}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Refusal problem={(target.kind === 'queue' ? toQueue : toAgent).problem} />
          <DialogButtons
            submit={t`Transfer`}
            isBusy={toQueue.isAsked || toAgent.isAsked}
            isDisabled={target.id === null}
          />
        </Stack>
      </form>
    </Modal>
  );
}
