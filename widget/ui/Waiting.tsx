import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChatView } from '@zentrale/protocol';
import type { Say, TextKey } from '../text/catalog.ts';
import type { Language } from '../text/choose-language.ts';
import { momentInWords, waitInWords } from '../text/waits.ts';
import { takeFocus } from './take-focus.ts';
import { useShown } from './use-session.ts';

/** A screen reader hears of the wait again after this time at the earliest. */
const SAID_AGAIN_MS = 45_000;

/** Where the customer stands while nobody is with them, and the way to leave without losing out. */
export function Waiting({ chat }: { chat: ChatView }) {
  const { session, state, say } = useShown();
  const words = wordsFor(chat, say, state.language);
  const said = useSaid(words, chat.callback ? 'promised' : (chat.refusal?.kind ?? 'waiting'));
  const wordsRef = useRef<HTMLParagraphElement>(null);
  const isOffered = chat.canRequestCallback;
  const isWishedRef = useRef(false);
  useEffect(() => {
    if (isOffered || !isWishedRef.current) return;
    // The button that was pressed is gone: what came of it stands above its place.
    isWishedRef.current = false;
    takeFocus(wordsRef.current);
  }, [isOffered]);
  return (
    <section class="waiting" aria-label={say('standing')}>
      {/* For the eye at once, for the ear with pauses. */}
      <p ref={wordsRef} tabIndex={-1}>
        {words}
      </p>
      <p class="unseen" role="status">
        {said}
      </p>
      {isOffered && (
        <div class="later">
          <button
            class="plain"
            type="button"
            aria-disabled={state.isAskingLater}
            aria-describedby="later-hint"
            onClick={() => {
              if (state.isAskingLater) return;
              isWishedRef.current = true;
              void session.ongoing?.askLater();
            }}
          >
            {say('writeLater')}
          </button>
          <span id="later-hint">{say(laterHint(chat))}</span>
        </div>
      )}
      {state.laterTrouble && (
        <p class="trouble" role="alert">
          {say('writeLaterFailed')}
        </p>
      )}
    </section>
  );
}

/** What asking for it means: who is not in the line has no place to keep. */
function laterHint({ refusal }: ChatView): TextKey {
  if (refusal === null) return 'writeLaterHint';
  return refusal.kind === 'queue-closed' ? 'laterWhenOpen' : 'laterWhenFree';
}

function wordsFor(chat: ChatView, say: Say, language: Language): string {
  const time = (at: number) => momentInWords(at, Date.now(), language);
  const { callback, refusal } = chat;
  if (callback) {
    return callback.startsAt === null
      ? say('promised')
      : say('promisedFrom', { time: time(callback.startsAt) });
  }
  if (refusal?.kind === 'queue-full') {
    return say(chat.canRequestCallback ? 'queueFullLater' : 'queueFull');
  }
  if (refusal?.kind === 'wait-expired') return say('waitExpired');
  if (refusal) {
    return refusal.opensAt === null
      ? say('queueClosed')
      : say('queueClosedUntil', { time: time(refusal.opensAt) });
  }
  return waitInWords(chat, say);
}

/**
 * What is on screen, for the ear: a new `standing` at once, and of mere numbers not every change
 * and never two within a short time.
 */
function useSaid(words: string, standing: string): string {
  const [said, setSaid] = useState(words);
  const saidAtRef = useRef(0);
  const standingRef = useRef(standing);
  useEffect(() => {
    saidAtRef.current = Date.now();
  }, []);
  useEffect(() => {
    if (words === said) return undefined;
    const isNew = standing !== standingRef.current;
    standingRef.current = standing;
    const say = () => {
      saidAtRef.current = Date.now();
      setSaid(words);
    };
    const waitMs = isNew ? 0 : saidAtRef.current + SAID_AGAIN_MS - Date.now();
    if (waitMs <= 0) {
      say();
      return undefined;
    }
    const timer = setTimeout(say, waitMs);
    return () => clearTimeout(timer);
  }, [words, said, standing]);
  return said;
}
