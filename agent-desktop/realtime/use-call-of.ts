import type { CallView } from '@zentrale/protocol/views';
import { useEntries } from './use-topic.ts';

/** The call one takes part in, in this conversation, while it goes on. */
export function useCallOf(conversationId: string): CallView | null {
  const calls = useEntries('desk', 'call');
  return calls.find((call) => call.conversationId === conversationId) ?? null;
}
