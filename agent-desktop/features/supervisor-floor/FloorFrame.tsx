import { Skeleton } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconBroadcast } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { topics } from '../../realtime/desk.ts';
import { useEntries, useTopic } from '../../realtime/use-topic.ts';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.tsx';
import { ActDialog } from './acts/ActDialog.tsx';
import { FloorPanel } from './panels/FloorPanel.tsx';
import { panelOf } from './search.ts';
import { useFloorSearch } from './use-floor-search.ts';
import { FloorWordsContext, type FloorWords } from './words.tsx';
import classes from './floor.module.css';

/** Around every view of the floor: its live topic, the panel beside it, and what is being done. */
export function FloorFrame({ words, children }: { words: FloorWords; children: ReactNode }) {
  const { t } = useLingui();
  const floor = useTopic('floor');
  const queues = useEntries('floor', 'queue');
  const { search } = useFloorSearch();
  if (floor.phase === 'refused' && floor.problem) {
    const isForbidden = floor.problem.status === 403;
    return (
      <ErrorState
        problem={floor.problem}
        {...(isForbidden ? {} : { onRetry: () => void topics.resync() })}
      />
    );
  }
  return (
    <FloorWordsContext value={words}>
      <title>{t`Floor – Zentrale`}</title>
      <div className={classes.frame} data-panel={panelOf(search) !== null || undefined}>
        <div className={classes.main}>
          {floor.phase === 'loading' ? (
            <FloorSkeleton />
          ) : queues.length === 0 ? (
            <EmptyState icon={<IconBroadcast size={22} />} title={t`There are no queues yet`}>
              {t`Queues appear here as soon as they are set up.`}
            </EmptyState>
          ) : (
            children
          )}
        </div>
        <FloorPanel />
      </div>
      <ActDialog />
    </FloorWordsContext>
  );
}

/** In the shape of what comes, so that nothing jumps. */
function FloorSkeleton() {
  return (
    <div className={classes.page}>
      <Skeleton height={28} width={220} />
      <Skeleton height={38} radius="md" />
      <Skeleton height={92} radius="md" />
      <Skeleton height={196} radius="md" />
      <div className={classes.lists}>
        <LoadingRows count={4} />
        <LoadingRows count={4} />
      </div>
    </div>
  );
}
