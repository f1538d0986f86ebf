import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export interface Preferences {
  isMuted: boolean;
  /** 0..1 */
  volume: number;
  sendKey: 'enter' | 'ctrl-enter';
  /** Keys without a modifier; some people and speech software need them off. */
  hasSingleKeys: boolean;
  /** The card that offers desktop notifications was answered. */
  isNotificationAsked: boolean;
}

/** How this person likes this browser; nothing the server needs. */
export const usePreferences = create<Preferences>()(
  persist(
    (): Preferences => ({
      isMuted: false,
      volume: 0.6,
      sendKey: 'enter',
      hasSingleKeys: true,
      isNotificationAsked: false,
    }),
    { name: 'zentrale.preferences' },
  ),
);
