import { Button } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import type { CustomerView } from '@zentrale/protocol/views';
import { useState } from 'react';
import { useCommand } from '../../realtime/use-command.ts';
import { dateTimeText } from '../../ui/duration.ts';
import { Section } from '../../ui/Panel.tsx';
import { Refusal } from '../../ui/states.tsx';
import classes from './customer.module.css';

type Merge = CustomerView['merges'][number];

/** Profiles that became this customer, and the way back. Nothing where none were merged. */
export function MergeList({ merges }: { merges: readonly Merge[] }) {
  const { t } = useLingui();
  const inForce = merges.filter(({ undoneAt }) => undoneAt === null);
  if (inForce.length === 0) return null;
  return (
    <Section title={t`Merged profiles`}>
      <ul className={classes.story}>
        {inForce.map((merge) => (
          <MergeLine key={merge.mergeId} merge={merge} />
        ))}
      </ul>
    </Section>
  );
}

function MergeLine({ merge }: { merge: Merge }) {
  const { t, i18n } = useLingui();
  const client = useQueryClient();
  const undo = useCommand('undo-merge');
  const [isSure, setSure] = useState(false);
  const takeApart = async () => {
    // Two profiles will show two stories: nobody should do that by a slip of the hand.
    if (!isSure) return setSure(true);
    const outcome = await undo.run({ mergeId: merge.mergeId });
    if (outcome.ok) await client.invalidateQueries();
  };
  return (
    <li>
      <span>{merge.because}</span>{' '}
      <span className={classes.quiet}>{dateTimeText(merge.at, i18n.locale)}</span>{' '}
      <Button
        size="compact-xs"
        variant={isSure ? 'filled' : 'light'}
        color={isSure ? 'red' : 'gray'}
        loading={undo.isAsked}
        onClick={() => void takeApart()}
        onBlur={() => setSure(false)}
      >
        {isSure ? t`Really take apart?` : t`Take apart`}
      </Button>
      <Refusal problem={undo.problem} />
    </li>
  );
}
