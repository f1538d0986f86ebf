import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  type SortingState,
} from '@tanstack/react-table';
import type { QueueView } from '@zentrale/protocol/views';
import {
  answeredOnlyPct,
  averageHandleMs,
  averageWaitMs,
  serviceLevelPct,
} from './service-level.ts';
import { byName } from '../agents/standing.ts';

export const queueFeatures = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
});

const column = createColumnHelper<typeof queueFeatures, QueueView>();
/** Figures begin with the largest; queues without a figure stay at the end either way. */
const figure = { sortFn: 'basic', sortDescFirst: true, sortUndefined: 'last' } as const;

/** The columns of the queue table in their order; ids appear in the address as `sort=-waiting`. */
export const QUEUE_COLUMNS = column.columns([
  column.accessor((queue) => queue.name, {
    id: 'name',
    sortFn: (a, b) => byName(a.original, b.original),
  }),
  column.accessor((queue) => queue.waitingCount, { id: 'waiting', ...figure }),
  // Who came earliest has waited longest.
  column.accessor((queue) => (queue.oldestQueuedAt === null ? undefined : -queue.oldestQueuedAt), {
    id: 'longest',
    ...figure,
  }),
  column.accessor((queue) => queue.estimate?.likelyMs, { id: 'estimate', ...figure }),
  column.accessor((queue) => queue.activeCount, { id: 'active', ...figure }),
  column.accessor((queue) => queue.scheduledCount + queue.parkedCount, { id: 'aside', ...figure }),
  column.accessor((queue) => queue.readyAgentCount, { id: 'ready', ...figure }),
  // Known beside the live figures, and not sorted by.
  column.display({ id: 'required' }),
  column.accessor((queue) => queue.arrivedCount, { id: 'arrived', ...figure }),
  column.accessor((queue) => queue.answeredCount, { id: 'answered', ...figure }),
  column.accessor((queue) => queue.abandonedCount, { id: 'abandoned', ...figure }),
  column.accessor((queue) => averageWaitMs(queue) ?? undefined, { id: 'average', ...figure }),
  column.accessor((queue) => averageHandleMs(queue) ?? undefined, { id: 'handle', ...figure }),
  column.accessor((queue) => serviceLevelPct(queue) ?? undefined, {
    id: 'level',
    ...figure,
    // The worst is what one looks for.
    sortDescFirst: false,
  }),
  column.accessor((queue) => answeredOnlyPct(queue) ?? undefined, {
    id: 'answered-only',
    ...figure,
    sortDescFirst: false,
  }),
  column.accessor((queue) => queue.alerts.length, { id: 'alerts', ...figure }),
]);

export const QUEUE_COLUMN_IDS = [
  'name',
  'waiting',
  'longest',
  'estimate',
  'active',
  'aside',
  'ready',
  'required',
  'arrived',
  'answered',
  'abandoned',
  'average',
  'handle',
  'level',
  'answered-only',
  'alerts',
] as const;
export type QueueColumnId = (typeof QUEUE_COLUMN_IDS)[number];

/** `-waiting` in the address, as the table knows it. Unknown columns mean no order of one's own. */
export function sortingFrom(text: string | undefined): SortingState {
  if (text === undefined) return [];
  const desc = text.startsWith('-');
  const id = desc ? text.slice(1) : text;
  return QUEUE_COLUMN_IDS.some((known) => known === id) ? [{ id, desc }] : [];
}

export function sortingText(sorting: SortingState): string | undefined {
  const [first] = sorting;
  return first === undefined ? undefined : `${first.desc ? '-' : ''}${first.id}`;
}
