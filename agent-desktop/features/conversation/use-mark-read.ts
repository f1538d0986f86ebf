import type { ConversationView } from '@zentrale/protocol/views';
import { useEffect, useRef, useState } from 'react';
import { sendCommand } from '../../realtime/desk.ts';

/** Says that everything was read while the end is in sight and this window is in front. */
export function useMarkRead(conversation: ConversationView | null, isEndInSight: boolean): void {
  const isInFront = useIsInFront();
  const told = useRef(0);
  const { conversationId, lastSeq = 0, readSeq = 0 } = conversation ?? {};
  useEffect(() => {
    const isUnread = lastSeq > readSeq && lastSeq > told.current;
    if (conversationId === undefined || !isUnread || !isInFront || !isEndInSight) return undefined;
    const timer = setTimeout(() => {
      told.current = lastSeq;
      void sendCommand('mark-read', { conversationId, seq: lastSeq });
    }, 400);
    return () => clearTimeout(timer);
  }, [conversationId, lastSeq, readSeq, isInFront, isEndInSight]);
}

function useIsInFront(): boolean {
  const [isInFront, setIsInFront] = useState(() => document.hasFocus());
  useEffect(() => {
    const look = () => setIsInFront(!document.hidden && document.hasFocus());
    window.addEventListener('focus', look);
    window.addEventListener('blur', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('focus', look);
      window.removeEventListener('blur', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return isInFront;
}
