import { Button } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconMicrophone } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RecordingView } from '@zentrale/protocol/views';
import { problemOf } from '../../api/client.ts';
import { clockText, dateTimeText } from '../../ui/duration.ts';
import { ListRow } from '../../ui/ListPage.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.tsx';
import { recordingsQuery } from './queries.ts';

/** The recordings somebody may listen to, newest first. */
export function RecordingList() {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(recordingsQuery);
  if (error !== null) {
    return <ErrorState problem={problemOf(error)} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <LoadingRows count={6} height={56} />;
  const recordings = data.pages.flatMap((page) => page.recordings);
  if (recordings.length === 0) {
    return (
      <EmptyState icon={<IconMicrophone size={22} />} title={t`No recordings`}>
        {t`Recorded calls in which you were heard appear here; to supervisors all of them do.`}
      </EmptyState>
    );
  }
  return (
    <nav aria-label={t`Recordings`}>
      <ul>
        {recordings.map((one) => (
          <RecordingRow key={one.recordingId} recording={one} />
        ))}
      </ul>
      {hasNextPage ? (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t`Show older ones`}
        </Button>
      ) : null}
    </nav>
  );
}

function RecordingRow({ recording }: { recording: RecordingView }) {
  const { t, i18n } = useLingui();
  const { recordingId, customerName, people, startedAt, endedAt, durationMs } = recording;
  return (
    <li>
      <Link to="/recordings/$recordingId" params={{ recordingId }}>
        <ListRow
          title={customerName || t`Erased customer`}
          aside={endedAt === null ? t`goes on` : clockText(durationMs)}
          about={`${dateTimeText(startedAt, i18n.locale)} · ${people.map(({ name }) => name).join(', ')}`}
        />
      </Link>
    </li>
  );
}
