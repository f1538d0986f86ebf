import type { CallView } from '@zentrale/protocol/views';
import { isInside } from '@zentrale/softphone';
import { useEffect } from 'react';
import { useEntries } from '../../realtime/use-topic.ts';
import { CallBar } from './CallBar.tsx';
import { enterCall, leaveCall, usePhone } from './phone.ts';

/** Every call this person may be in, above whatever page is open. */
export function CallBars() {
  const calls = useEntries('desk', 'call').filter(isUnderWay);
  const first = calls[0]?.callId ?? null;
  const callId = usePhone((phone) => phone.callId);
  const isCallThere = calls.some((call) => call.callId === callId);
  const isTalking = usePhone((phone) => phone.callId !== null && isInside(phone.softphone));
  useEffect(() => {
    // Accepting is answering; a page that was reloaded comes back the same way.
    if (callId !== null && !isCallThere) leaveCall(callId);
    else if (callId === null && first !== null) void enterCall(first);
  }, [callId, first, isCallThere]);
  useEffect(() => {
    if (!isTalking) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isTalking]);
  return calls.map((call) => <CallBar key={call.callId} call={call} />);
}

/** Nobody joins a call that waits for its agent. */
function isUnderWay({ state }: CallView): boolean {
  return state === 'active' || state === 'on-hold';
}
