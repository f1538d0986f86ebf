import { Button, Group, Modal, Text } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import type { CommandInput } from '@zentrale/protocol/commands';
import { useState, type ReactNode } from 'react';
import { announce } from '../../../announce/announce.tsx';
import { useCommand } from '../../../realtime/use-command.ts';
import { useSettingProblemWords } from '../problem-words.ts';
import type { Section } from '../sections.ts';

type Removing = 'remove-queue' | 'remove-calendar' | 'remove-routing-profile';

/** Removes a setting after a second look; what is in the way is said where it was asked. */
export function useRemoval<Type extends Removing>(
  type: Type,
  body: CommandInput<Type>,
  section: Section,
): { ask: () => void; isBusy: boolean; dialog: ReactNode } {
  const { t } = useLingui();
  const router = useRouter();
  const words = useSettingProblemWords();
  const command = useCommand(type);
  const [isAsking, setIsAsking] = useState(false);
  const remove = async () => {
    const outcome = await command.run(body);
    if (!outcome.ok) return;
    announce(t`Removed.`);
    await router.navigate({
      to: '/routing/$section',
      params: { section },
      ignoreBlocker: true,
    });
  };
  const close = () => {
    setIsAsking(false);
    command.reset();
  };
  return {
    ask: () => setIsAsking(true),
    isBusy: command.isAsked,
    dialog: (
      <Modal
        opened={isAsking}
        onClose={close}
        title={t`Remove this?`}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <Text mb="sm">{t`It can be brought back from the history.`}</Text>
        {command.problem === null ? null : (
          <Text c="red" role="alert" mb="sm">
            {words(command.problem)}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t`Cancel`}
          </Button>
          <Button color="red" loading={command.isAsked} onClick={() => void remove()}>
            {t`Remove`}
          </Button>
        </Group>
      </Modal>
    ),
  };
}
