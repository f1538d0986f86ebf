import { useEffect, useRef } from 'react';
import { announce } from '../../../announce/announce.tsx';
import { serverNow } from '../../../realtime/clock.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { enableSound, playTone } from '../../../ui/tones.ts';
import { useAlertWords } from './alert-words.ts';
import { untold, type Raised } from './raised.ts';

/** Makes new alerts heard: a tone, a desktop notice where wanted, and each spoken once. */
export function useAlertNews(raised: readonly Raised[]): void {
  const words = useAlertWords();
  const told = useRef<Set<string> | null>(null);
  const { hasAlertSound, hasAlertNotice } = usePreferences();
  useEffect(() => {
    // What is on when the floor is opened is seen; it is no news.
    if (told.current === null) {
      told.current = new Set(raised.map(({ key }) => key));
      return;
    }
    const news = untold(raised, told.current);
    if (news.length === 0) return;
    for (const { key } of news) told.current.add(key);
    const lines = news.map(
      ({ queue, alert }) => `${queue.name}: ${words(queue, alert, serverNow())}`,
    );
    announce(lines.join('. '));
    if (hasAlertSound) void enableSound().then(() => playTone('alert'));
    if (hasAlertNotice && 'Notification' in window && Notification.permission === 'granted') {
      for (const [index, line] of lines.entries()) {
        // Replaces the notice of the same alert.
        const tag = news[index]?.key ?? line;
        new Notification(line, { tag }).addEventListener('click', () => window.focus());
      }
    }
    // The words follow the language; what is told is the news.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [raised]);
}
