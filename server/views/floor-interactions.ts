import type { Tx } from '@zentrale/kernel/ports';
import {
  asId,
  type AgentId,
  type ConversationId,
  type QueueId,
  type TenantId,
} from '@zentrale/kernel/values';
import type {
  Channel,
  FloorInteraction,
  FloorInteractions,
  FloorInteractionsQuery,
  FloorList,
} from '@zentrale/protocol';
import type { InteractionPlace, InteractionState, RoutingState } from '@zentrale/routing';
import {
  staysBehind,
  type Stay,
  type StayList,
  type StayPlace,
} from '@zentrale/routing/adapters/sql/index.ts';
import type { z } from 'zod';
import type { Centre } from '../compose/centre.ts';

type Query = z.output<typeof FloorInteractionsQuery>;
type Row = Omit<FloorInteraction, 'customerName' | 'agentName'>;

/** What numbers of now count; everything else is a number of today. */
const PLACES: Partial<Record<FloorList, readonly InteractionPlace[]>> = {
  waiting: ['queued', 'offered'],
  offered: ['offered'],
  scheduled: ['scheduled'],
  active: ['active', 'on-hold'],
  parked: ['parked'],
  'wrap-up': ['wrap-up'],
};

/** What lies behind a number of the floor: of now from the engine, of today from its record. */
export async function readFloorInteractions(
  centre: Centre,
  tenantId: TenantId,
  query: Query,
): Promise<FloorInteractions> {
  const { state } = await centre.routing.open(tenantId);
  const places = PLACES[query.list];
  return centre.store.transact(tenantId, async (tx) => {
    const page =
      places === undefined ? await pageOfToday(centre, tx, query) : pageOfNow(state, places, query);
    return { ...page, items: await named(centre, tx, state, page.rows) };
  });
}

interface Page {
  readonly rows: readonly Row[];
  readonly totalCount: number;
  readonly nextAfter: string | null;
}

function pageOfNow(state: RoutingState, places: readonly InteractionPlace[], query: Query): Page {
  const found = [...state.interactions.values()]
    .filter(
      (one) =>
        places.includes(one.state) &&
        (query.queueId === undefined || one.queueId === query.queueId) &&
        (query.agentId === undefined || one.agentId === query.agentId),
    )
    // Oldest first: who has waited longest is looked for.
    .sort((a, b) => a.queuedAt - b.queuedAt || (a.interactionId < b.interactionId ? -1 : 1));
  const after = placeOf(query.after);
  const from =
    after === undefined
      ? 0
      : found.findIndex(
          ({ queuedAt, interactionId }) =>
            queuedAt > after.queuedAt ||
            (queuedAt === after.queuedAt && interactionId > after.interactionId),
        );
  const shown = from < 0 ? [] : found.slice(from, from + query.limit);
  const last = shown.at(-1);
  const isMore = from >= 0 && from + query.limit < found.length;
  return {
    rows: shown.map(rowOfNow),
    totalCount: found.length,
    nextAfter: isMore && last !== undefined ? textOf({ ...last, stay: 0 }) : null,
  };
}

function rowOfNow(interaction: InteractionState): Row {
  const { interactionId, state: place } = interaction;
  return {
    key: interactionId,
    interactionId,
    conversationId: interaction.conversationId,
    queueId: interaction.queueId,
    channel: interaction.channel as Channel,
    queuedAt: interaction.queuedAt,
    outcome: place === 'queued' ? 'waiting' : place,
    waitMs: null,
    isInTime: null,
    isShort: null,
    agentId: interaction.agentId,
    handleMs: null,
    dispositionId: interaction.dispositionId,
  };
}

async function pageOfToday(centre: Centre, tx: Tx, query: Query): Promise<Page> {
  const { stays, totalCount } = await staysBehind(
    tx,
    {
      // Not a number of now, see `PLACES`.
      list: query.list as StayList,
      day: await centre.today(tx),
      queueId: query.queueId === undefined ? undefined : asId<QueueId>(query.queueId),
      agentId: query.agentId === undefined ? undefined : asId<AgentId>(query.agentId),
      intervalAt: query.intervalAt,
    },
    // One more than is shown tells whether there is more.
    { after: placeOf(query.after), limit: query.limit + 1 },
  );
  const shown = stays.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((stay) => rowOfToday(stay, query.list)),
    totalCount,
    nextAfter: stays.length > query.limit && last !== undefined ? textOf(last) : null,
  };
}

function rowOfToday(stay: Stay, list: FloorList): Row {
  return {
    key: `${stay.interactionId}.${stay.stay}`,
    interactionId: stay.interactionId,
    conversationId: stay.conversationId,
    queueId: stay.queueId,
    channel: stay.channel as Channel,
    queuedAt: stay.queuedAt,
    // Scheduled and canceled work has not arrived and is in no number of today.
    outcome: stay.outcome as FloorInteraction['outcome'],
    waitMs: stay.waitMs,
    isInTime: stay.isInTime,
    isShort: stay.isShort,
    agentId: (list === 'handled' ? stay.closedByAgentId : stay.agentId) ?? stay.closedByAgentId,
    handleMs: stay.handleMs,
    dispositionId: stay.dispositionId,
  };
}

async function named(
  centre: Centre,
  tx: Tx,
  state: RoutingState,
  rows: readonly Row[],
): Promise<FloorInteraction[]> {
  const ids = [...new Set(rows.map(({ conversationId }) => asId<ConversationId>(conversationId)))];
  const names = await centre.channels.conversationNames(tx, ids);
  const nameOf = new Map<string, string>(
    names.map(({ conversationId, customerName }) => [conversationId, customerName]),
  );
  return rows.map((row) => ({
    ...row,
    customerName: nameOf.get(row.conversationId) ?? '',
    agentName:
      row.agentId === null
        ? null
        : (state.agents.get(asId<AgentId>(row.agentId))?.config.name ?? row.agentId),
  }));
}

function textOf({ queuedAt, stay, interactionId }: StayPlace): string {
  return `${queuedAt}.${stay}.${interactionId}`;
}

function placeOf(text: string | undefined): StayPlace | undefined {
  if (text === undefined) return undefined;
  const [queuedAt, stay, ...rest] = text.split('.');
  return { queuedAt: Number(queuedAt), stay: Number(stay), interactionId: rest.join('.') };
}
