import { useLayoutEffect, useRef } from 'preact/hooks';
import { sayer } from '../text/catalog.ts';
import { useShown } from './use-session.ts';

/** Where the part for calls draws; says how far it is while it is not there. */
export function CallPart() {
  const { session, state, say } = useShown();
  const { drawCall } = state;
  const placeRef = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = placeRef.current;
    return place && drawCall ? drawCall(place, session, sayer) : undefined;
  }, [drawCall, session]);
  if (drawCall) return <div ref={placeRef} class="call-part" />;
  if (!state.call) return null;
  const hasFailed = state.softphone?.phase === 'failed';
  const calling = session.ongoing?.calling;
  return (
    <section class="call" aria-label={say('call')}>
      <p role="status">{say(hasFailed ? 'callFailed' : 'callConnecting')}</p>
      {hasFailed && (
        <button class="primary" type="button" onClick={() => calling?.again()}>
          {say('callJoin')}
        </button>
      )}
      <button class="plain" type="button" onClick={() => void calling?.hangUp()}>
        {say('callEnd')}
      </button>
    </section>
  );
}
