import { useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { HintView } from '@zentrale/protocol/views';
import { useEffect, useState } from 'react';
import { problemOf } from '../../api/client.ts';
import { hintsQuery } from '../../api/queries.ts';
import { useEntries } from '../../realtime/use-topic.ts';
import { Section } from '../../ui/Panel.tsx';
import { LoadingRows, Refusal } from '../../ui/states.tsx';
import { HintCard } from './HintCard.tsx';
import classes from './hints.module.css';

/** Customers write and speak in bursts; hints are worth computing when the burst is over. */
const QUIET_MS = 1_000;
const HINTS_MAX = 3;

/** What is worth doing next, at most three things. */
export function HintList({
  conversationId,
  interactionId,
}: {
  conversationId: string;
  interactionId: string;
}) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data, error, isPending } = useQuery(hintsQuery(conversationId));
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());

  const lastIn = useEntries(`conversation/${conversationId}`, 'message').reduce(
    (last, { direction, author, seq }) =>
      direction === 'in' || (direction === 'spoken' && author.kind === 'customer')
        ? Math.max(last, seq)
        : last,
    0,
  );
  useEffect(() => {
    if (lastIn === 0) return undefined;
    const timer = setTimeout(
      () => void client.invalidateQueries({ queryKey: hintsQuery(conversationId).queryKey }),
      QUIET_MS,
    );
    return () => clearTimeout(timer);
  }, [lastIn, conversationId, client]);

  const hints: readonly HintView[] = (data ?? [])
    .filter(({ hintId }) => !done.has(hintId))
    .slice(0, HINTS_MAX);
  return (
    <Section title={t`Next best steps`}>
      {isPending ? <LoadingRows count={2} height={56} /> : null}
      {error ? <Refusal problem={problemOf(error)} /> : null}
      {data && hints.length === 0 ? (
        <p className={classes.quiet}>{t`Nothing to suggest just now.`}</p>
      ) : null}
      <ul className={classes.hints}>
        {hints.map((hint) => (
          <HintCard
            key={hint.hintId}
            hint={hint}
            conversationId={conversationId}
            interactionId={interactionId}
            onDone={() => setDone((before) => new Set([...before, hint.hintId]))}
          />
        ))}
      </ul>
    </Section>
  );
}
