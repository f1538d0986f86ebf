import { useLingui } from '@lingui/react/macro';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useSession } from '../../api/session.ts';
import { ListPage } from '../../ui/ListPage.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { RecordingList } from './RecordingList.tsx';
import { RecordingPlayer } from './RecordingPlayer.tsx';
import { RecordingRuleTable } from './RecordingRuleTable.tsx';

/** Recorded calls, and which ones are recorded. Who may hear nothing sees the rules alone. */
export function RecordingsPage() {
  const { t } = useLingui();
  const { roles } = useSession();
  const { recordingId } = useParams({ strict: false });
  const mayHear = roles.includes('agent') || roles.includes('supervisor');
  const mayRule = roles.includes('administrator') || roles.includes('supervisor');
  return (
    <ListPage
      title={t`Recordings`}
      list={mayHear ? <RecordingList /> : null}
      open={
        recordingId !== undefined ? (
          <RecordingPlayer key={recordingId} recordingId={recordingId} />
        ) : mayRule ? (
          <RecordingRuleTable />
        ) : (
          <EmptyState icon={<IconPlayerPlay size={22} />} title={t`Nothing is open`}>
            {t`Choose a recording on the left.`}
          </EmptyState>
        )
      }
    />
  );
}
