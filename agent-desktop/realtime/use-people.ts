import { useQuery } from '@tanstack/react-query';
import type { PersonView } from '@zentrale/protocol/views';
import { peopleQuery } from '../api/queries.ts';
import { useEntries } from './use-topic.ts';

/** Everybody at the centre with live presence; the query fills in until the topic has arrived. */
export function usePeople(): readonly PersonView[] {
  const live = useEntries('people', 'person');
  const { data } = useQuery(peopleQuery);
  return live.length > 0 ? live : (data ?? []);
}
