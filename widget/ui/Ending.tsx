import { useEffect, useRef, useState } from 'preact/hooks';
import { useShown } from './use-session.ts';

/** Ends the chat, after asking once more. */
export function Ending() {
  const { session, state, say } = useShown();
  const [isAsking, setAsking] = useState(false);
  const stayRef = useRef<HTMLButtonElement>(null);
  const askRef = useRef<HTMLButtonElement>(null);
  const wasAskingRef = useRef(false);
  useEffect(() => {
    if (isAsking) stayRef.current?.focus();
    else if (wasAskingRef.current) askRef.current?.focus();
    wasAskingRef.current = isAsking;
  }, [isAsking]);
  if (!isAsking) {
    return (
      <div class="ending">
        <button ref={askRef} class="quiet" type="button" onClick={() => setAsking(true)}>
          {say('end')}
        </button>
      </div>
    );
  }
  return (
    // Escape takes the question back instead of closing the dialog around it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
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
      <button ref={stayRef} class="plain" type="button" onClick={() => setAsking(false)}>
        {say('endNo')}
      </button>
      <button
        class="primary"
        type="button"
        aria-disabled={state.isEnding}
        onClick={() => {
          if (!state.isEnding) void session.ongoing?.end();
        }}
      >
        {say('endYes')}
      </button>
    </div>
  );
}
