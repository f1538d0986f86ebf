import { useEffect } from 'react';
import { useShortcuts } from '../../keyboard/shortcuts.ts';
import { findHeadset, useHeadset } from './headset.ts';
import { usePhone } from './phone.ts';

/** Lights of the headset follow offers and the call; nothing is drawn. */
export function HeadsetButtons() {
  const headset = useHeadset((state) => state.headset);
  const isOffHook = usePhone(({ callId }) => callId !== null);
  const isMuted = usePhone(({ softphone }) => softphone.isMuted);
  const isOffered = useShortcuts(({ all }) => all.some(({ id }) => id === 'accept-offer'));
  useEffect(() => void findHeadset(), []);
  useEffect(() => {
    void headset?.show({ isOffHook, isMuted, isRinging: isOffered && !isOffHook });
  }, [headset, isOffHook, isMuted, isOffered]);
  return null;
}
