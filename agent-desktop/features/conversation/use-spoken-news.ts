import type { MessageView } from '@zentrale/protocol/views';
import { useEffect, useRef } from 'react';
import { announce } from '../../announce/announce.tsx';
import { useSession } from '../../api/session.ts';

/** Who cannot hear the call is told what others have said, once each sentence is complete. */
export function useSpokenNews(messages: readonly MessageView[]): void {
  const { personId } = useSession();
  const toldSeq = useRef<number | null>(null);
  useEffect(() => {
    // Not loaded yet.
    if (messages.length === 0) return;
    const spoken = messages.filter(({ direction }) => direction === 'spoken');
    const lastSeq = Math.max(0, ...spoken.map(({ seq }) => seq));
    const since = toldSeq.current;
    toldSeq.current = lastSeq;
    // What was there already when the conversation was opened is no news.
    if (since === null) return;
    const fresh = spoken.filter(({ seq, author }) => seq > since && author.id !== personId);
    if (fresh.length === 0) return;
    announce(fresh.map(({ author, text }) => `${author.name}: ${text}`).join(' '));
  }, [messages, personId]);
}
