import type { CapacitySettings, Channel } from '@zentrale/protocol/views';

export const CHANNELS: readonly Channel[] = ['chat', 'sms', 'alarm', 'voice', 'video'];

export type ChannelCapacity = NonNullable<CapacitySettings['channels'][Channel]>;

/** How many of a channel alone an agent can have. */
export function atOnce(
  total: number,
  { weight, countMax }: Pick<ChannelCapacity, 'weight' | 'countMax'>,
): number {
  return weight <= 0 ? countMax : Math.min(countMax, Math.floor(total / weight));
}

/** Two conversations at once fill an agent. */
export const NEW_CAPACITY: CapacitySettings = {
  total: 100,
  channels: {
    chat: { weight: 40, countMax: 2 },
    sms: { weight: 40, countMax: 2 },
    alarm: { weight: 60, countMax: 1 },
  },
};
