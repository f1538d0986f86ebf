import type { ChannelAbilities } from '@zentrale/protocol/views';

/**
 * How a conversation reaches us. An alarm is answered by SMS to the person responsible, a telephone
 * call by SMS to the caller.
 */
export type Channel = 'chat' | 'sms' | 'alarm' | 'voice';

/** An address of ours: a site key for web chat, a telephone number for SMS and for calls. */
export type AccountKind = 'web-chat' | 'sms' | 'telephone';

export type Locale = 'de' | 'en';

export const CHAT_TEXT_LENGTH_MAX = 4000;
/** The provider refuses longer bodies (its error 21617). */
export const SMS_TEXT_LENGTH_MAX = 1600;
export const INTERNAL_TEXT_LENGTH_MAX = 10_000;

const SMS_ABILITIES: ChannelAbilities = {
  textLengthMax: SMS_TEXT_LENGTH_MAX,
  hasAttachments: false,
  hasTyping: false,
  hasReadReceipts: false,
  countsSegments: true,
};

const ABILITIES: Readonly<Record<Channel, ChannelAbilities>> = {
  chat: {
    textLengthMax: CHAT_TEXT_LENGTH_MAX,
    hasAttachments: true,
    hasTyping: true,
    hasReadReceipts: true,
    countsSegments: false,
  },
  sms: SMS_ABILITIES,
  alarm: SMS_ABILITIES,
  voice: SMS_ABILITIES,
};

/** What the channel carries; lengths in UTF-16 units, as `text.length` counts them. */
export function abilitiesOf(channel: Channel): ChannelAbilities {
  return ABILITIES[channel];
}
