import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { SYSTEM_DEVICES, type DeviceChoice } from '@zentrale/softphone/devices';

export interface Preferences {
  isMuted: boolean;
  /** 0..1 */
  volume: number;
  sendKey: 'enter' | 'ctrl-enter';
  /** Keys without a modifier; some people and speech software need them off. */
  hasSingleKeys: boolean;
  /** On the floor, for alerts of queues. */
  hasAlertSound: boolean;
  hasAlertNotice: boolean;
  /** The card that offers desktop notifications was answered. */
  isNotificationAsked: boolean;
  /** What one speaks with. */
  devices: DeviceChoice;
}

/** How this person likes this browser; nothing the server needs. */
export const usePreferences = create<Preferences>()(
  persist(
    (): Preferences => ({
      isMuted: false,
      volume: 0.6,
      sendKey: 'enter',
      hasSingleKeys: true,
      hasAlertSound: true,
      hasAlertNotice: false,
      isNotificationAsked: false,
      devices: SYSTEM_DEVICES,
    }),
    { name: 'zentrale.preferences' },
  ),
);
