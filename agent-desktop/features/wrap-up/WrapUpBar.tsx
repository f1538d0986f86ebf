import { Select, TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { WorkView } from '@zentrale/protocol/views';
import { useState } from 'react';
import { centreQuery } from '../../api/queries.ts';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { useNow } from '../../realtime/clock.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { localName } from '../../text/i18n.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Until } from '../../ui/clocks.tsx';
import { Refusal } from '../../ui/states.tsx';
import classes from './wrap-up.module.css';

/** After the customer: disposition, a note, and the end, by click or by time. */
export function WrapUpBar({ work }: { work: WorkView }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const { data: centre } = useQuery(centreQuery);
  const finish = useCommand('finish-wrap-up');
  const [dispositionId, setDispositionId] = useState<string | null>(work.dispositionId);
  const [note, setNote] = useState('');
  const onFinish = () => {
    void finish.run({
      interactionId: work.interactionId,
      ...(dispositionId === null ? {} : { dispositionId }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    });
  };
  useShortcut({
    id: 'finish-wrap-up',
    chord: 'alt+f',
    label: t`Finish wrap-up`,
    group: 'work',
    run: onFinish,
  });
  const endsAt = work.wrapUpEndsAt;
  return (
    <section
      className={classes.bar}
      aria-label={t`Wrap-up`}
      data-ending={endsAt !== null && endsAt - now < 15_000}
    >
      <p className={classes.state}>
        <strong>{t`Wrap-up`}</strong>
        {endsAt === null ? null : (
          <span className={classes.left}>
            {t`ends in`} <Until at={endsAt} />
          </span>
        )}
      </p>
      <Select
        className={classes.choice}
        size="xs"
        aria-label={t`Disposition`}
        placeholder={t`Disposition`}
        value={dispositionId}
        onChange={setDispositionId}
        data={
          centre?.dispositions.map((one) => ({
            value: one.dispositionId,
            label: localName(one, i18n.locale),
          })) ?? []
        }
      />
      <TextInput
        className={classes.note}
        size="xs"
        aria-label={t`Wrap-up note`}
        placeholder={t`Note for the next contact…`}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onFinish();
        }}
      />
      <ActionButton
        label={t`Finish`}
        hint={t`Finish wrap-up; you get room for new work`}
        chord="alt+f"
        icon={<IconCheck size={16} />}
        blocked={null}
        isPrimary
        isBusy={finish.isAsked}
        onClick={onFinish}
      />
      <Refusal problem={finish.problem} />
    </section>
  );
}
