import { Button } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconList, IconPlus } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import type { DialListView } from '@zentrale/protocol/views';
import { useState } from 'react';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { useEntries, useTopic } from '../../realtime/use-topic.ts';
import { ListPage, ListRow } from '../../ui/ListPage.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.tsx';
import { DialListForm } from './DialListForm.tsx';
import { DialListPanel } from './DialListPanel.tsx';
import { useDialWords } from './use-dial-words.ts';
import classes from './dialling.module.css';

/** Lists of numbers the centre calls, and how far each has come. */
export function DialListsPage() {
  const { t } = useLingui();
  const { listId } = useParams({ strict: false });
  const topic = useTopic('dial-lists');
  const lists = useEntries('dial-lists', 'dial-list');
  const open = lists.find((list) => list.listId === listId);
  if (topic.problem !== null) return <ErrorState problem={topic.problem} />;
  return (
    <ListPage
      title={t`Calling lists`}
      list={topic.collection === null ? <LoadingRows count={4} /> : <Lists lists={lists} />}
      open={
        open === undefined ? (
          <EmptyState icon={<IconList size={22} />} title={t`Nothing is open`}>
            {t`Choose a list on the left, or make a new one. Agents are offered its people one by one when no customer waits.`}
          </EmptyState>
        ) : (
          <DialListPanel key={open.listId} list={open} />
        )
      }
    />
  );
}

function Lists({ lists }: { lists: readonly DialListView[] }) {
  const { t } = useLingui();
  const [isMaking, setIsMaking] = useState(false);
  const label = t`New list`;
  useShortcut({ id: 'new-list', chord: 'n', label, group: 'page', run: () => setIsMaking(true) });
  return (
    <>
      <div className={classes.head}>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIsMaking(true)}>
          {label}
        </Button>
      </div>
      <nav aria-label={t`Calling lists`}>
        <ul>
          {lists
            .toSorted((a, b) => b.createdAt - a.createdAt)
            .map((list) => (
              <ListItem key={list.listId} list={list} />
            ))}
        </ul>
      </nav>
      {isMaking ? <DialListForm list={null} onClose={() => setIsMaking(false)} /> : null}
    </>
  );
}

function ListItem({ list }: { list: DialListView }) {
  const { t } = useLingui();
  const words = useDialWords();
  const { listId, name, state, entryCount, openCount, queuedCount } = list;
  const doneCount = entryCount - openCount - queuedCount;
  return (
    <li>
      <Link to="/dial-lists/$listId" params={{ listId }}>
        <ListRow
          title={name}
          aside={words.listState(state)}
          about={t`${doneCount} of ${entryCount} done`}
        />
      </Link>
    </li>
  );
}
