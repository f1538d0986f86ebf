import { Text } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import { useCommand } from '../../../realtime/use-command.ts';
import type { FloorAct } from './act-dialog.ts';
import { ActForm } from './ActForm.tsx';

/** The supervisor becomes the one who holds it; it opens in her inbox. */
export function TakeOverForm({ act }: { act: Extract<FloorAct, { kind: 'take-over' }> }) {
  const { t } = useLingui();
  const router = useRouter();
  const command = useCommand('take-over-interaction');
  const { interactionId } = act;
  const onAct = async (reason: string) => {
    const outcome = await command.run({ interactionId, reason });
    if (outcome.ok)
      void router.navigate({ to: '/inbox/$interactionId', params: { interactionId } });
    return outcome.ok;
  };
  return (
    <ActForm
      submit={t`Take over`}
      done={t`The interaction is yours now.`}
      problem={command.problem}
      isBusy={command.isAsked}
      onAct={onAct}
    >
      <Text>{t`It becomes yours at once and opens in your inbox. Whoever has it now is told.`}</Text>
    </ActForm>
  );
}
