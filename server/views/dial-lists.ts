import { asId, type DialListId } from '@zentrale/kernel/values';
import type { DialListView } from '@zentrale/protocol';
import type { Centre } from '../compose/centre.ts';
import type { TopicAddress } from '../live/topic-hub.ts';
import type { TopicSource } from '../live/topic.ts';
import { idsIn } from './conversation.ts';

const PREFIX = 'dial-list:';

export function dialListKey(listId: DialListId): string {
  return `${PREFIX}${listId}`;
}

/** `dial-lists`: every list of numbers, and how far it has come. */
export function dialListsSource(centre: Centre, { tenantId }: TopicAddress): TopicSource {
  const read = async (listIds?: readonly DialListId[]) => {
    const lists: readonly DialListView[] = await centre.store.transact(tenantId, (tx) =>
      centre.dialling.lists(tx, listIds),
    );
    return new Map<string, unknown>(lists.map((list) => [dialListKey(asId(list.listId)), list]));
  };
  return { load: () => read(), read: (keys) => read(idsIn<DialListId>(keys, PREFIX)) };
}
