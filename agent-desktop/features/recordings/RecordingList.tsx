import { useLingui } from '@lingui/react/macro';
import { IconMicrophone } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RecordingView } from '@zentrale/protocol/views';
import { clockText, dateTimeText } from '../../ui/duration.ts';
import { ListRow } from '../../ui/ListPage.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { recordingsQuery } from './queries.ts';

/** The recordings somebody may listen to, newest first. */
export function RecordingList() {
  const { t } = useLingui();
  const paged = useInfiniteQuery(recordingsQuery);
  const recordings = paged.data?.pages.flatMap((page) => page.recordings);
  return (
    <PagedList
      label={t`Recordings`}
      paged={paged}
      rows={recordings?.map((one) => (
        <RecordingRow key={one.recordingId} recording={one} />
      ))}
      empty={
        <EmptyState icon={<IconMicrophone size={22} />} title={t`No recordings`}>
          {t`Recorded calls in which you were heard appear here; to supervisors all of them do.`}
        </EmptyState>
      }
    />
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
