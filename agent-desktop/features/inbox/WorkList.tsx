import { useLingui } from '@lingui/react/macro';
import { IconCoffee } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { useEntries, useTopic } from '../../realtime/use-topic.ts';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.tsx';
import { OfferRows } from './OfferRows.tsx';
import { PartyRow } from './PartyRow.tsx';
import { groupWork, orderWork } from './rules.ts';
import { WorkGroup } from './WorkGroup.tsx';
import { WorkRow } from './WorkRow.tsx';
import classes from './inbox.module.css';

/** Everything the agent has in hand, by what is to be done with it, most urgent first. */
export function WorkList({ openId }: { openId: string | null }) {
  const { t } = useLingui();
  const desk = useTopic('desk');
  const work = useEntries('desk', 'work');
  const parties = useEntries('desk', 'party').toSorted((a, b) => a.joinedAt - b.joinedAt);
  // The order while a hand or the focus is in the list; `null`: free to move.
  const [held, setHeld] = useState<readonly string[] | null>(null);
  const ordered = orderWork(work, held ?? [], held !== null);
  const groups = groupWork(ordered);
  const hold = () => setHeld((before) => before ?? ordered.map((one) => one.interactionId));
  const release = () => setHeld(null);
  useListKeys(openId, [
    ...groups.flatMap((group) => group.work.map((one) => one.interactionId)),
    ...parties.map((one) => one.interactionId),
  ]);
  const names = {
    active: t`Active`,
    'on-hold': t`On hold`,
    'wrap-up': t`Wrap-up`,
    parked: t`Parked`,
  };
  const heldCount = ordered.length + parties.length;

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
        <span className={`${classes.listCount} tabular`}>{heldCount}</span>
      </header>
      {desk.phase === 'loading' ? <LoadingRows count={4} height={64} /> : null}
      {desk.phase === 'refused' && desk.problem ? <ErrorState problem={desk.problem} /> : null}
      <OfferRows />
      {desk.phase === 'live' && heldCount === 0 ? (
        <EmptyState icon={<IconCoffee size={22} />} title={t`Nothing to do just now`}>
          {t`Accepted offers appear here. The next one comes by itself while you are ready.`}
        </EmptyState>
      ) : null}
      {groups.map(({ place, work: inGroup }) => (
        <WorkGroup key={place} title={names[place]} count={inGroup.length}>
          {inGroup.map((one) => (
            <WorkRow key={one.interactionId} interactionId={one.interactionId} />
          ))}
        </WorkGroup>
      ))}
      {parties.length > 0 ? (
        <WorkGroup title={t`With colleagues`} count={parties.length}>
          {parties.map((one) => (
            <PartyRow key={one.interactionId} party={one} />
          ))}
        </WorkGroup>
      ) : null}
    </nav>
  );
}

/** Up and down through the list as it stands on screen. */
function useListKeys(openId: string | null, ids: readonly string[]): void {
  const { t } = useLingui();
  const router = useRouter();
  const step = (by: 1 | -1) => {
    if (ids.length === 0) return;
    const at = openId === null ? -1 : ids.indexOf(openId);
    const from = at < 0 && by < 0 ? 0 : at;
    const interactionId = ids[(from + by + ids.length) % ids.length];
    if (interactionId === undefined) return;
    void router.navigate({ to: '/inbox/$interactionId', params: { interactionId } });
  };
  const nothing = ids.length === 0 ? t`You hold nothing.` : null;
  const next = { label: t`Next interaction`, group: 'go', blocked: nothing } as const;
  const previous = { label: t`Previous interaction`, group: 'go', blocked: nothing } as const;
  useShortcut({ id: 'next', chord: 'j', ...next, run: () => step(1) });
  useShortcut({ id: 'next-alt', chord: 'alt+down', ...next, run: () => step(1) });
  useShortcut({ id: 'previous', chord: 'k', ...previous, run: () => step(-1) });
  useShortcut({ id: 'previous-alt', chord: 'alt+up', ...previous, run: () => step(-1) });
}
