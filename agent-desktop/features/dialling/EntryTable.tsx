import { Button, Table } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { DialEntryView, DialListView } from '@zentrale/protocol/views';
import { problemOf } from '../../api/client.ts';
import { dateTimeText } from '../../ui/duration.ts';
import { ErrorState, LoadingRows } from '../../ui/states.tsx';
import { dialEntriesQuery } from './queries.ts';
import { useDialWords } from './use-dial-words.ts';
import classes from './dialling.module.css';

/** Every number of a list, in its order. */
export function EntryTable({ list }: { list: DialListView }) {
  const { t } = useLingui();
  const { listId, entryCount, openCount, queuedCount, results } = list;
  const revision = JSON.stringify([entryCount, openCount, queuedCount, results]);
  const paged = useInfiniteQuery(dialEntriesQuery(listId, revision));
  if (paged.error !== null) {
    return <ErrorState problem={problemOf(paged.error)} onRetry={() => void paged.refetch()} />;
  }
  if (paged.data === undefined) return <LoadingRows count={4} />;
  const entries = paged.data.pages.flatMap((page) => page.entries);
  if (entries.length === 0) return null;
  return (
    <>
      <Table aria-label={t`Numbers of the list`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t`Who`}</Table.Th>
            <Table.Th>{t`Note`}</Table.Th>
            <Table.Th>{t`Result`}</Table.Th>
            <Table.Th>{t`Attempts`}</Table.Th>
            <Table.Th>{t`When`}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <EntryRow key={entry.entryId} entry={entry} />
          ))}
        </Table.Tbody>
      </Table>
      {paged.hasNextPage ? (
        <Button
          variant="default"
          loading={paged.isFetchingNextPage}
          onClick={() => void paged.fetchNextPage()}
        >
          {t`Show more`}
        </Button>
      ) : null}
    </>
  );
}

function EntryRow({ entry }: { entry: DialEntryView }) {
  const { t, i18n } = useLingui();
  const words = useDialWords();
  const { number, name, note, state, attemptCount, dueAt, endedAt, byName } = entry;
  const ended = endedAt === null ? '' : dateTimeText(endedAt, i18n.locale);
  const due = dateTimeText(dueAt, i18n.locale);
  const isAgain = state === 'open' && attemptCount > 0;
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {name === '' ? number : name}
        {name === '' ? null : <div className={classes.dim}>{number}</div>}
      </Table.Th>
      <Table.Td className={classes.wrap}>{note}</Table.Td>
      <Table.Td>{words.entryState(entry)}</Table.Td>
      <Table.Td className="tabular">{attemptCount}</Table.Td>
      <Table.Td>
        {[ended, byName].filter(Boolean).join(' · ')}
        {isAgain ? <div className={classes.dim}>{t`again from ${due}`}</div> : null}
      </Table.Td>
    </Table.Tr>
  );
}
