import { useLingui } from '@lingui/react/macro';
import { IconCoffee } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { useEntries, useTopic } from '../../realtime/use-topic.ts';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.tsx';
import { orderWork } from './rules.ts';
import { WorkRow } from './WorkRow.tsx';
import classes from './inbox.module.css';

/** Everything the agent holds, most urgent first. */
export function WorkList({ openId }: { openId: string | null }) {
  const { t } = useLingui();
  const desk = useTopic('desk');
  const work = useEntries('desk', 'work');
  // The order while a hand or the focus is in the list; `null`: free to move.
  const [held, setHeld] = useState<readonly string[] | null>(null);
  const ordered = orderWork(work, held ?? [], held !== null);
  const hold = () => setHeld((before) => before ?? ordered.map((one) => one.interactionId));
  const release = () => setHeld(null);

  const router = useRouter();
  const step = (by: 1 | -1) => {
    if (ordered.length === 0) return;
    const at = ordered.findIndex((one) => one.interactionId === openId);
    const next = ordered[(at + by + ordered.length) % ordered.length];
    if (!next) return;
    const { interactionId } = next;
    void router.navigate({ to: '/inbox/$interactionId', params: { interactionId } });
  };
  const nothing = ordered.length === 0 ? t`You hold nothing.` : null;
  const next = { label: t`Next interaction`, group: 'go', blocked: nothing } as const;
  const previous = { label: t`Previous interaction`, group: 'go', blocked: nothing } as const;
  useShortcut({ id: 'next', chord: 'j', ...next, run: () => step(1) });
  useShortcut({ id: 'next-alt', chord: 'alt+down', ...next, run: () => step(1) });
  useShortcut({ id: 'previous', chord: 'k', ...previous, run: () => step(-1) });
  useShortcut({ id: 'previous-alt', chord: 'alt+up', ...previous, run: () => step(-1) });

  return (
    // Listens only to keep rows from moving away; everything in it is operated by its own links.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <nav
      className={classes.list}
      aria-label={t`My interactions`}
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocus={hold}
      onBlur={release}
    >
      <header className={classes.listHead}>
        <h1 className={classes.listTitle}>{t`Inbox`}</h1>
        <span className={`${classes.listCount} tabular`}>{ordered.length}</span>
      </header>
      {desk.phase === 'loading' ? <LoadingRows count={4} height={64} /> : null}
      {desk.phase === 'refused' && desk.problem ? <ErrorState problem={desk.problem} /> : null}
      {desk.phase === 'live' && ordered.length === 0 ? (
        <EmptyState icon={<IconCoffee size={22} />} title={t`Nothing to do just now`}>
          {t`Accepted offers appear here. The next one comes by itself while you are ready.`}
        </EmptyState>
      ) : null}
      <ul className={classes.rows}>
        {ordered.map((one) => (
          <WorkRow key={one.interactionId} interactionId={one.interactionId} />
        ))}
      </ul>
    </nav>
  );
}
