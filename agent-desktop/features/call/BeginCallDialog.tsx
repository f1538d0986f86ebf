import { Modal, Select, Stack, TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { AgentView } from '@zentrale/protocol/views';
import { useState } from 'react';
import { centreQuery } from '../../api/queries.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { useEntry } from '../../realtime/use-topic.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { localName } from '../../text/i18n.ts';
import { DialogButtons } from '../../ui/DialogButtons.tsx';
import { Refusal } from '../../ui/states.tsx';

/** Calls somebody who has not called: opens the conversation, shows it, and calls its customer. */
export function BeginCallDialog() {
  const { t, i18n } = useLingui();
  const router = useRouter();
  const { data: centre } = useQuery(centreQuery);
  const agent = useEntry<AgentView>('desk', 'agent');
  const served = new Set(agent?.queues.map(({ queueId }) => queueId));
  const topics = (centre?.topics ?? []).filter(({ queueId }) => served.has(queueId));
  const [number, setNumber] = useState('');
  const [topicId, setTopicId] = useState<string | null>(null);
  /** The conversation is there, and its call was refused: only that is tried again. */
  const [openedId, setOpenedId] = useState<string | null>(null);
  const isOpened = openedId !== null;
  const begin = useCommand('begin-call');
  const call = useCommand('call-customer');

  const open = async (chosenId: string) => {
    const begun = await begin.run({ number, topicId: chosenId });
    if (!begun.ok) return null;
    const { interactionId, conversationId } = begun.answer;
    setOpenedId(conversationId);
    await router.navigate({ to: '/inbox/$interactionId', params: { interactionId } });
    return conversationId;
  };
  const onCall = async (chosenId: string) => {
    const conversationId = openedId ?? (await open(chosenId));
    if (conversationId === null) return;
    const called = await call.run({ conversationId });
    if (called.ok) closeDialog();
  };

  return (
    <Modal
      opened
      onClose={closeDialog}
      title={t`Call a number`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (topicId !== null) void onCall(topicId);
        }}
      >
        <Stack gap="sm">
          <TextInput
            type="tel"
            label={t`Number`}
            description={t`Without a country code it is one of your own country.`}
            required
            disabled={isOpened}
            maxLength={40}
            data-autofocus
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <Select
            label={t`What it is about`}
            required
            disabled={isOpened}
            data={topics.map((topic) => ({
              value: topic.topicId,
              label: localName(topic, i18n.locale),
            }))}
            value={topicId}
            onChange={setTopicId}
          />
          <Refusal problem={begin.problem ?? call.problem} />
          <DialogButtons
            submit={t`Call now`}
            isBusy={begin.isAsked || call.isAsked}
            isDisabled={topicId === null || number.trim() === ''}
          />
        </Stack>
      </form>
    </Modal>
  );
}
