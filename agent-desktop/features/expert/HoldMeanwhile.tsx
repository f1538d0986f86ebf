import { Checkbox } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { WorkView } from '@zentrale/protocol/views';
import { useState, type ReactNode } from 'react';
import { useCallOf } from '../../realtime/use-call-of.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { useEntry } from '../../realtime/use-topic.ts';

/**
 * Whoever is asked in a call is spoken with: the customer hears music meanwhile, unless that is
 * not wanted. `field` is null where there is nothing to be asked.
 */
export function useHoldMeanwhile(about: {
  readonly interactionId: string;
  readonly conversationId: string;
}): { readonly field: ReactNode; hold(): Promise<void> } {
  const { t } = useLingui();
  const { interactionId, conversationId } = about;
  const call = useCallOf(conversationId);
  const work = useEntry<WorkView>('desk', `work:${interactionId}`);
  const command = useCommand('hold-interaction');
  const [isWanted, setWanted] = useState(true);
  if (call?.ownRole !== 'holder' || work?.state !== 'active') {
    return { field: null, hold: async () => {} };
  }
  return {
    field: (
      <Checkbox
        label={t`Put the customer on hold meanwhile`}
        description={t`The customer hears music and nothing of what you say to your colleague.`}
        checked={isWanted}
        onChange={({ currentTarget }) => setWanted(currentTarget.checked)}
      />
    ),
    hold: async () => {
      if (isWanted) await command.run({ interactionId });
    },
  };
}
