import { useEffect, useRef, useState } from 'preact/hooks';
import { useShown } from './use-session.ts';

/** Ends the chat, after asking once more. */
export function Ending() {
  const { session, state, say } = useShown();
  const [isAsking, setAsking] = useState(false);
  const stay = useRef<HTMLButtonElement>(null);
  const ask = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    if (isAsking) stay.current?.focus();
    else if (wasAsking.current) ask.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  if (!isAsking) {
    return (
      <div class="ending">
        <button ref={ask} class="quiet" type="button" onClick={() => setAsking(true)}>
          {say('end')}
        </button>
      </div>
    );
  }
  return (
    <div
      class="ending asked"
      role="group"
      aria-labelledby="end-ask"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        setAsking(false);
      }}
    >
      <p id="end-ask">{say('endAsk')}</p>
      {state.endTrouble && (
        <p class="trouble" role="alert">
          {say('endFailed')}
        </p>
      )}
      <button ref={stay} class="plain" type="button" onClick={() => setAsking(false)}>
        {say('endNo')}
      </button>
      <button
        class="primary"
        type="button"
        disabled={state.isEnding}
        onClick={() => void session.ongoing?.end()}
      >
        {say('endYes')}
      </button>
    </div>
  );
}
