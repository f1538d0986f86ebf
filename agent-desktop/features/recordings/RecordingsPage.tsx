import { useLingui } from '@lingui/react/macro';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useSession } from '../../api/session.ts';
import { EmptyState } from '../../ui/states.tsx';
import { RecordingList } from './RecordingList.tsx';
import { RecordingPlayer } from './RecordingPlayer.tsx';
import { RecordingRuleTable } from './RecordingRuleTable.tsx';
import classes from './recordings.module.css';

/** Recorded calls, and which ones are recorded. Who may hear nothing sees the rules alone. */
export function RecordingsPage() {
  const { t } = useLingui();
  const { roles } = useSession();
  const { recordingId } = useParams({ strict: false });
  const mayHear = roles.includes('agent') || roles.includes('supervisor');
  const mayRule = roles.includes('administrator') || roles.includes('supervisor');
  return (
    <div className={classes.page}>
      <title>{t`Recordings – Zentrale`}</title>
      <h1>{t`Recordings`}</h1>
      <div className={classes.columns} data-single={mayHear ? undefined : true}>
        {mayHear ? (
          <div className={classes.panel}>
            <RecordingList />
          </div>
        ) : null}
        <div className={classes.panel}>
          {recordingId !== undefined ? (
            <RecordingPlayer key={recordingId} recordingId={recordingId} />
          ) : mayRule ? (
            <RecordingRuleTable />
          ) : (
            <EmptyState icon={<IconPlayerPlay size={22} />} title={t`Nothing is open`}>
              {t`Choose a recording on the left.`}
            </EmptyState>
          )}
        </div>
      </div>
    </div>
  );
}
