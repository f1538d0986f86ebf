import { Button, Group, Kbd, Modal, Stack, Text } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { centreQuery } from '../../api/queries.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { closeDialog, type OpenDialog } from '../../state/dialogs.ts';
import { localName } from '../../text/i18n.ts';
import { Refusal } from '../../ui/states.tsx';
import classes from './wrap-up.module.css';

/** Ends the work with the customer. A digit chooses the disposition; wrap-up follows. */
export function CompleteDialog({ about }: { about: Extract<OpenDialog, { kind: 'complete' }> }) {
  const { t, i18n } = useLingui();
  const { data: centre } = useQuery(centreQuery);
  const complete = useCommand('complete-interaction');
  const dispositions = centre?.dispositions ?? [];
  const onComplete = async (dispositionId?: string) => {
    const { interactionId } = about;
    const outcome = await complete.run({
      interactionId,
      ...(dispositionId === undefined ? {} : { dispositionId }),
    });
    if (outcome.ok) closeDialog();
  };
  useEffect(() => {
    const choose = (event: KeyboardEvent) => {
      const chosen = /^[1-9]$/.test(event.key) ? dispositions[Number(event.key) - 1] : undefined;
      if (!chosen || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      void onComplete(chosen.dispositionId);
    };
    window.addEventListener('keydown', choose);
    return () => window.removeEventListener('keydown', choose);
  });
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={t`Complete with`}
      size="sm"
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <Stack gap="sm">
        <ul className={classes.dispositions}>
          {dispositions.map((disposition, index) => (
            <li key={disposition.dispositionId}>
              <button
                type="button"
                className={classes.disposition}
                disabled={complete.isAsked}
                data-autofocus={index === 0 ? true : undefined}
                onClick={() => void onComplete(disposition.dispositionId)}
              >
                <span>{localName(disposition, i18n.locale)}</span>
                {index < 9 ? <Kbd size="xs">{index + 1}</Kbd> : null}
              </button>
            </li>
          ))}
        </ul>
        <Text c="dimmed">{t`Wrap-up begins now. The disposition can still be changed there.`}</Text>
        <Refusal problem={complete.problem} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={closeDialog}>
            {t`Cancel`}
          </Button>
          <Button
            variant="light"
            loading={complete.isAsked}
            onClick={() => void onComplete(undefined)}
          >
            {t`Decide in wrap-up`}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
