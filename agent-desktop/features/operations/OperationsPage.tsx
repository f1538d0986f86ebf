import { Skeleton } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { topics } from '../../realtime/desk.ts';
import { useEntries, useTopic } from '../../realtime/use-topic.ts';
import { ErrorState, LoadingRows } from '../../ui/states.tsx';
import { DeadLetterList } from './DeadLetterList.tsx';
import { DeviceList } from './DeviceList.tsx';
import { SOURCES, type Source } from './order.ts';
import classes from './operations.module.css';

/** What runs behind the conversations: devices, and messages that could not be used. */
export function OperationsPage() {
  const { t } = useLingui();
  const operations = useTopic('operations');
  const devices = useEntries('operations', 'device');
  const letters = useEntries('operations', 'dead-letter');
  const { source } = useSearch({ from: '/operations' });
  const navigate = useNavigate({ from: '/operations' });
  const show = (next: Source | undefined) => void navigate({ search: { source: next } });
  useShortcut({
    id: 'operations-source',
    chord: 'f',
    label: t`Dead letters of the next source`,
    group: 'page',
    run: () => show(SOURCES[source === undefined ? 0 : SOURCES.indexOf(source) + 1]),
  });
  if (operations.phase === 'refused' && operations.problem) {
    const isForbidden = operations.problem.status === 403;
    return (
      <ErrorState
        problem={operations.problem}
        {...(isForbidden ? {} : { onRetry: () => void topics.resync() })}
      />
    );
  }
  return (
    <div className={classes.page}>
      <title>{t`Operations – Zentrale`}</title>
      <h1>{t`Operations`}</h1>
      {operations.phase === 'loading' ? (
        <div className={classes.columns}>
          <LoadingRows count={4} height={84} />
          <Skeleton height="100%" radius="md" />
        </div>
      ) : (
        <div className={classes.columns}>
          <DeviceList devices={devices} />
          <DeadLetterList letters={letters} source={source} onSource={show} />
        </div>
      )}
    </div>
  );
}
