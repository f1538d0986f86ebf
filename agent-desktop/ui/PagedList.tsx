import { Button } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { problemOf } from '../api/client.ts';
import { ErrorState, LoadingRows } from './states.tsx';

/** Rows that come page by page, newest first. */
export function PagedList({
  label,
  paged,
  rows,
  empty,
}: {
  label: string;
  paged: Pick<
    UseInfiniteQueryResult,
    'error' | 'refetch' | 'hasNextPage' | 'fetchNextPage' | 'isFetchingNextPage'
  >;
  /** Items of a list; `undefined` until the first page is there. */
  rows: readonly ReactNode[] | undefined;
  /** What is shown where there are none. */
  empty: ReactNode;
}) {
  const { t } = useLingui();
  if (paged.error !== null) {
    return <ErrorState problem={problemOf(paged.error)} onRetry={() => void paged.refetch()} />;
  }
  if (rows === undefined) return <LoadingRows count={6} height={56} />;
  if (rows.length === 0) return empty;
  return (
    <nav aria-label={label}>
      <ul>{rows}</ul>
      {paged.hasNextPage ? (
        <Button
          variant="default"
          loading={paged.isFetchingNextPage}
          onClick={() => void paged.fetchNextPage()}
        >
          {t`Show older ones`}
        </Button>
      ) : null}
    </nav>
  );
}
