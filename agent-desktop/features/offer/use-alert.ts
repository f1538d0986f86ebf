import { useLingui } from '@lingui/react/macro';
import type { OfferView } from '@zentrale/protocol/views';
import { useEffect, useState } from 'react';
import { announce } from '../../announce/announce.tsx';
import { serverNow } from '../../realtime/clock.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useChannelName } from '../../ui/ChannelMark.tsx';
import { useIsRingingTab } from './one-tab.ts';
import { enableSound, ring } from '../../ui/tones.ts';

/**
 * Makes an offer heard and seen: tone, title, desktop notification, screen reader. All of it ends
 * when the offer is answered or over.
 */
export function useAlert(offer: OfferView | null): { isSilent: boolean } {
  const { t } = useLingui();
  const channelName = useChannelName();
  const isRingingTab = useIsRingingTab();
  const isMuted = usePreferences((state) => state.isMuted);
  const [isSilent, setIsSilent] = useState(false);
  const offerId = offer?.offerId;
  const tone = offer?.channel === 'alarm' ? 'alarm' : 'offer';

  useEffect(() => {
    if (offerId === undefined || !isRingingTab || isMuted) return undefined;
    let stop = () => {};
    let isOver = false;
    void enableSound().then((isHeard) => {
      if (isOver) return;
      setIsSilent(!isHeard);
      if (isHeard) stop = ring(tone);
    });
    return () => {
      isOver = true;
      stop();
    };
  }, [offerId, tone, isRingingTab, isMuted]);

  const words = offer ? t`Offer: ${channelName(offer.channel)} from ${offer.customerName}` : '';
  const detail = offer ? offer.firstLine || offer.subject : '';
  const secondsLeft = offer ? Math.max(0, Math.round((offer.expiresAt - serverNow()) / 1000)) : 0;
  useEffect(() => {
    if (offerId === undefined) return;
    announce(t`${words}. ${detail}. ${secondsLeft} seconds to answer. Alt+A accepts.`, 'assertive');
    // Spoken once per offer; the seconds are those at its start.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [offerId]);

  useEffect(() => {
    if (offerId === undefined) return undefined;
    const before = document.title;
    let isFlash = false;
    const flash = () => {
      isFlash = !isFlash;
      document.title = isFlash ? `(1) ${words}` : before;
    };
    flash();
    const timer = setInterval(flash, 1_000);
    return () => {
      clearInterval(timer);
      document.title = before;
    };
  }, [offerId, words]);

  useEffect(() => {
    const mayNotify =
      offerId !== undefined &&
      isRingingTab &&
      document.hidden &&
      'Notification' in window &&
      Notification.permission === 'granted';
    if (!mayNotify) return undefined;
    const notice = new Notification(words, {
      body: detail,
      tag: offerId,
      requireInteraction: true,
    });
    notice.addEventListener('click', () => {
      window.focus();
      notice.close();
    });
    return () => notice.close();
  }, [offerId, words, detail, isRingingTab]);

  return { isSilent: isSilent && offer !== null && isRingingTab && !isMuted };
}
