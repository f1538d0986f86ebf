import { Button } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconArrowBack, IconHandGrab } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import type { PullView } from '@zentrale/protocol/views';
import { useNow } from '../../realtime/clock.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { CallbackMark } from '../../ui/CallbackMark.tsx';
import { ChannelMark } from '../../ui/ChannelMark.tsx';
import { Since } from '../../ui/clocks.tsx';
import { soonText } from '../../ui/duration.ts';
import { OverrideQuestion } from '../../ui/OverrideQuestion.tsx';
import { Refusal } from '../../ui/states.tsx';
import classes from './waiting.module.css';

/** One waiting customer, and what can be done without waiting for an offer. */
export function PullRow({ pull }: { pull: PullView }) {
  const { t } = useLingui();
  const router = useRouter();
  const take = useCommand('take-interaction');
  const callback = useCommand('request-callback');
  const { interactionId } = pull;
  const isFull = take.problem?.kind === 'agent.no-capacity';
  const onTake = async (isOverride: boolean) => {
    const outcome = await take.run({ interactionId, isOverride });
    if (!outcome.ok) return;
    await router.navigate({ to: '/inbox/$interactionId', params: { interactionId } });
  };
  const noCallback = pull.isCallback
    ? t`The customer was promised to hear from us already.`
    : pull.state === 'scheduled'
      ? t`This is for later already.`
      : pull.offersCallback
        ? null
        : t`This queue offers no callbacks.`;
  return (
    <li className={classes.row}>
      <span className={classes.who}>
        <span className={classes.name}>{pull.customerName}</span>
        <span className={classes.line}>{pull.firstLine || pull.subject}</span>
      </span>
      <span className={classes.about}>
        <ChannelMark channel={pull.channel} />
        {pull.isCallback ? <CallbackMark /> : null}
        <Place pull={pull} />
      </span>
      <span className={classes.acts}>
        <ActionButton
          label={t`Write later`}
          hint={t`Promise the customer to write later; the place is kept`}
          icon={<IconArrowBack size={15} />}
          blocked={noCallback}
          isBusy={callback.isAsked}
          onClick={() => void callback.run({ interactionId })}
        />
        <Button
          leftSection={<IconHandGrab size={15} aria-hidden />}
          loading={take.isAsked}
          aria-label={t`Take ${pull.customerName}`}
          onClick={() => void onTake(false)}
        >
          {t`Take`}
        </Button>
      </span>
      <Refusal problem={isFull ? callback.problem : (take.problem ?? callback.problem)} />
      <OverrideQuestion
        problem={take.problem}
        isBusy={take.isAsked}
        onYes={() => void onTake(true)}
        onNo={take.reset}
      />
    </li>
  );
}

function Place({ pull }: { pull: PullView }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const names = new Intl.ListFormat(i18n.locale, { type: 'disjunction' }).format(pull.offeredTo);
  if (pull.wakesAt !== null) {
    return <span>{t`from ${soonText(pull.wakesAt, now, i18n.locale)} on`}</span>;
  }
  return (
    <span>
      {pull.offeredTo.length > 0 ? t`offered to ${names}, ` : null}
      {t`waits`} <Since at={pull.queuedAt} />
    </span>
  );
}
