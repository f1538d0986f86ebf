import { Button } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconBellOff } from '@tabler/icons-react';
import type { AgentView } from '@zentrale/protocol/views';
import { useCommand } from '../../realtime/use-command.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Refusal } from '../../ui/states.tsx';
import { workFlow } from './rules.ts';

/** A missed offer is never silent: it says so and offers the way back. */
export function MissedOfferBanner({ agent }: { agent: AgentView }) {
  const { t } = useLingui();
  const ready = useCommand('set-ready');
  if (workFlow(agent) !== 'missed-offer') return null;
  return (
    <Banner
      tone="amber"
      icon={<IconBellOff size={18} />}
      action={
        <Button size="compact-sm" loading={ready.isAsked} onClick={() => void ready.run({})}>
          {t`Back to ready`}
        </Button>
      }
    >
      {t`You missed an offer and get no more until you are ready again.`}
      <Refusal problem={ready.problem} />
    </Banner>
  );
}
