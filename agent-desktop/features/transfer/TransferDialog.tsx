import { Button, Group, Modal, SegmentedControl, Select, Stack, Textarea } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { announce } from '../../announce/announce.tsx';
import { centreQuery } from '../../api/queries.ts';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { usePeople } from '../../realtime/use-people.ts';
import { closeDialog, type OpenDialog } from '../../state/dialogs.ts';
import { byPresence, PersonPicker } from '../../ui/PersonPicker.tsx';
import { Refusal } from '../../ui/states.tsx';

/** Hands an interaction, with its context and a note, to a queue or to one agent. */
export function TransferDialog({ about }: { about: Extract<OpenDialog, { kind: 'transfer' }> }) {
  const { t } = useLingui();
  const session = useSession();
  const router = useRouter();
  const { data: centre } = useQuery(centreQuery);
  const people = usePeople();
  const [target, setTarget] = useState<'queue' | 'agent'>('queue');
  const [queueId, setQueueId] = useState<string | null>(about.queueId ?? null);
  const [agentId, setAgentId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [isTouched, setIsTouched] = useState(false);
  const toQueue = useCommand('transfer-to-queue');
  const toAgent = useCommand('transfer-to-agent');

  const agents = people
    .filter((person) => person.roles.includes('agent') && person.personId !== session.personId)
    .toSorted(byPresence);
  const skillName = (id: string) => centre?.skills.find((one) => one.skillId === id)?.name ?? id;
  const isPicked = target === 'queue' ? queueId !== null : agentId !== null;
  const onTransfer = async () => {
    setIsTouched(true);
    const { interactionId } = about;
    const more = note.trim() === '' ? {} : { note: note.trim() };
    const outcome =
      target === 'queue'
        ? queueId && (await toQueue.run({ interactionId, queueId, ...more }))
        : agentId && (await toAgent.run({ interactionId, agentId, ...more }));
    if (!outcome || !outcome.ok) return;
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
          void onTransfer();
        }}
      >
        <Stack gap="sm">
          <SegmentedControl
            fullWidth
            aria-label={t`Transfer to`}
            value={target}
            onChange={(value) => setTarget(value === 'agent' ? 'agent' : 'queue')}
            data={[
              { value: 'queue', label: t`To a queue` },
              { value: 'agent', label: t`To an agent` },
            ]}
          />
          {target === 'queue' ? (
            <Select
              label={t`Queue`}
              placeholder={t`Choose a queue`}
              searchable
              data-autofocus
              value={queueId}
              onChange={setQueueId}
              error={isTouched && !isPicked ? t`Choose a queue.` : null}
              data={centre?.queues.map((one) => ({ value: one.queueId, label: one.name })) ?? []}
            />
          ) : (
            <PersonPicker
              label={t`Agent`}
              people={agents}
              value={agentId}
              skillName={skillName}
              whyNot={(person) => (person.presence === 'available' ? null : t`not available now`)}
              onChange={setAgentId}
            />
          )}
          <Textarea
            label={t`Note for whoever takes over`}
            description={t`The customer does not see it.`}
            autosize
            minRows={2}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Refusal problem={(target === 'queue' ? toQueue : toAgent).problem} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={closeDialog}>
              {t`Cancel`}
            </Button>
            <Button type="submit" loading={toQueue.isAsked || toAgent.isAsked} disabled={!isPicked}>
              {t`Transfer`}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
