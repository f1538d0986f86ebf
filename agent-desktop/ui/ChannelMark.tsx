import { useLingui } from '@lingui/react/macro';
import {
  IconAlertTriangle,
  IconDeviceMobileMessage,
  IconMessageCircle,
  IconPhone,
  IconVideo,
} from '@tabler/icons-react';
import type { Channel } from '@zentrale/protocol/views';
import classes from './ChannelMark.module.css';

const ICONS = {
  chat: IconMessageCircle,
  sms: IconDeviceMobileMessage,
  alarm: IconAlertTriangle,
  voice: IconPhone,
  video: IconVideo,
} as const;

export function useChannelName(): (channel: string) => string {
  const { t } = useLingui();
  return (channel) => {
    switch (channel) {
      case 'chat':
        return t`Chat`;
      case 'sms':
        return t`SMS`;
      case 'alarm':
        return t`Alarm`;
      case 'voice':
        return t`Call`;
      case 'video':
        return t`Video call`;
      case 'web':
        return t`Website`;
      default:
        return channel;
    }
  };
}

/** Never colour alone: icon and word together, the word hidden only visually. */
export function ChannelMark({
  channel,
  isIconOnly = false,
}: {
  channel: Channel;
  isIconOnly?: boolean;
}) {
  const name = useChannelName();
  const Icon = ICONS[channel];
  return (
    <span className={classes.mark} data-channel={channel}>
      <Icon size={16} stroke={1.8} aria-hidden />
      <span className={isIconOnly ? 'visually-hidden' : classes.name}>{name(channel)}</span>
    </span>
  );
}
