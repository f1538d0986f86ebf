import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { LineRow } from './LineRow.tsx';
import { useShown } from './use-session.ts';

/** Within this many pixels of the end the reader follows new lines. */
const FOLLOW_PX = 80;

export function Conversation() {
  const { state, say } = useShown();
  const logRef = useRef<HTMLDivElement>(null);
  const isFollowingRef = useRef(true);
  const [hasMore, setMore] = useState(false);
  const last = state.lines.at(-1);
  const lastKey = last?.key;
  const isLastOwn = last?.kind === 'unsent';

  const toEnd = () => {
    const element = logRef.current;
    if (element) element.scrollTop = element.scrollHeight;
    isFollowingRef.current = true;
    setMore(false);
  };
  useLayoutEffect(() => {
    if (isFollowingRef.current || isLastOwn) toEnd();
    else setMore(true);
  }, [lastKey, isLastOwn]);
  useEffect(() => {
    if (isFollowingRef.current) toEnd();
  }, [state.typingName, state.chat?.state]);
  useEffect(() => {
    const element = logRef.current;
    if (!element) return undefined;
    // Files, questions and the banner take room away; the reader stays at the end.
    const watch = new ResizeObserver(() => isFollowingRef.current && toEnd());
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const onScroll = () => {
    const element = logRef.current;
    if (!element) return;
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    isFollowingRef.current = below < FOLLOW_PX;
    if (isFollowingRef.current) setMore(false);
  };
  return (
    <div class="talk">
      <div
        ref={logRef}
        class="log"
        role="log"
        aria-live="polite"
        aria-label={say('conversation')}
        // What scrolls must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={onScroll}
      >
        {!state.chat && <p class="note">{say('loading')}</p>}
        {state.lines.map((line) => (
          <LineRow key={line.key} line={line} />
        ))}
      </div>
      <p class="typing" aria-live="off">
        {state.typingName && (
          <>
            <span class="dots" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            {say('typing', { name: state.typingName })}
          </>
        )}
      </p>
      {hasMore && (
        <button class="more" type="button" onClick={toEnd}>
          {say('newMessages')}
        </button>
      )}
    </div>
  );
}
