import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChatView } from '@zentrale/protocol';
import type { Say } from '../text/catalog.ts';
import type { Language } from '../text/choose-language.ts';
import { momentInWords, waitInWords } from '../text/waits.ts';
import { useShown } from './use-session.ts';

/** A screen reader hears of the wait again after this time at the earliest. */
const SAID_AGAIN_MS = 45_000;

/** Where the customer stands while nobody is with them, and the way to leave without losing out. */
export function Waiting({ chat }: { chat: ChatView }) {
  const { session, state, say } = useShown();
  const words = wordsFor(chat, say, state.language);
  const said = useSaid(words);
  return (
    <div class="waiting">
      {/* For the eye at once, for the ear with pauses. */}
      <p aria-hidden="true">{words}</p>
      <p class="unseen" role="status">
        {said}
      </p>
      {chat.canRequestCallback && (
        <div class="later">
          <button
            class="plain"
            type="button"
            disabled={state.isAskingLater}
            aria-describedby="later-hint"
            onClick={() => void session.ongoing?.askLater()}
          >
            {say('writeLater')}
          </button>
          <span id="later-hint">{say('writeLaterHint')}</span>
        </div>
      )}
      {state.laterTrouble && (
        <p class="trouble" role="alert">
          {say('writeLaterFailed')}
        </p>
      )}
    </div>
  );
}

function wordsFor(chat: ChatView, say: Say, language: Language): string {
  const time = (at: number) => momentInWords(at, Date.now(), language);
  const { callback, refusal } = chat;
  if (callback) {
    return callback.startsAt === null
      ? say('promised')
      : say('promisedFrom', { time: time(callback.startsAt) });
  }
  if (refusal?.kind === 'queue-full') return say('queueFull');
  if (refusal?.kind === 'wait-expired') return say('waitExpired');
  if (refusal) {
    return refusal.opensAt === null
      ? say('queueClosed')
      : say('queueClosedUntil', { time: time(refusal.opensAt) });
  }
  return waitInWords(chat, say);
}

/** What is on screen, for the ear: not every change, and never twice within a short time. */
function useSaid(words: string): string {
  const [said, setSaid] = useState(words);
  const saidAtRef = useRef(0);
  useEffect(() => {
    saidAtRef.current = Date.now();
  }, []);
  useEffect(() => {
    if (words === said) return undefined;
    const say = () => {
      saidAtRef.current = Date.now();
      setSaid(words);
    };
    const waitMs = saidAtRef.current + SAID_AGAIN_MS - Date.now();
    if (waitMs <= 0) {
      say();
      return undefined;
    }
    const timer = setTimeout(say, waitMs);
    return () => clearTimeout(timer);
  }, [words, said]);
  return said;
}
