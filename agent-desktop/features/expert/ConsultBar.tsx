import { Button } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconBulb, IconMessages, IconUsers } from '@tabler/icons-react';
import type { ConsultView } from '@zentrale/protocol/views';
import { useCommand } from '../../realtime/use-command.ts';
import { useEntries } from '../../realtime/use-topic.ts';
import { useComposer } from '../../state/composer.ts';
import { Since } from '../../ui/clocks.tsx';
import { Refusal } from '../../ui/states.tsx';
import classes from './expert.module.css';

/** The consultations of a conversation that are going on, and how to end them. */
export function ConsultBar({ conversationId }: { conversationId: string }) {
  const consults = useEntries(`conversation/${conversationId}`, 'consult').filter(
    ({ state }) => state === 'requested' || state === 'private' || state === 'joined',
  );
  return consults.map((consult) => <ConsultLine key={consult.consultId} consult={consult} />);
}

function ConsultLine({ consult }: { consult: ConsultView }) {
  const { t } = useLingui();
  const end = useCommand('end-consult');
  const { expertName, state } = consult;
  const words = {
    requested: t`${expertName} was asked and has not answered yet`,
    private: t`${expertName} advises you privately; the customer does not see it`,
    joined: t`${expertName} takes part and writes to the customer too`,
    declined: '',
    ended: '',
  }[state];
  const Icon = { requested: IconBulb, private: IconMessages, joined: IconUsers }[
    state === 'joined' || state === 'private' ? state : 'requested'
  ];
  return (
    <div className={classes.bar} data-state={state} role="status">
      <Icon size={17} stroke={1.8} aria-hidden />
      <span className={classes.barWords}>
        {words}
        {state === 'requested' ? (
          <>
            {' · '}
            <Since at={consult.requestedAt} />
          </>
        ) : null}
      </span>
      <Refusal problem={end.problem} />
      {state === 'requested' ? null : (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => useComposer.getState().handle?.focus('consult')}
        >
          {t`Write privately`}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        loading={end.isAsked}
        onClick={() => void end.run({ consultId: consult.consultId })}
      >
        {state === 'requested' ? t`Withdraw` : t`End consultation`}
      </Button>
    </div>
  );
}
