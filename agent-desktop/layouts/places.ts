import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  IconBook2,
  IconBroadcast,
  IconBulb,
  IconHourglass,
  IconId,
  IconInbox,
  IconMicrophone,
  IconPhoneOutgoing,
  IconRoute,
  IconServer2,
  type Icon,
} from '@tabler/icons-react';
import type { DesktopArea } from '@zentrale/protocol/http';
import type { Role } from '@zentrale/protocol/views';

export interface Place {
  readonly to: `/${DesktopArea}`;
  readonly name: MessageDescriptor;
  readonly icon: Icon;
  readonly chord: string;
  /** Shown to people with one of these roles; the server enforces them. */
  readonly roles: readonly Role[];
}

export const PLACES: readonly Place[] = [
  { to: '/inbox', name: msg`Inbox`, icon: IconInbox, chord: 'g i', roles: ['agent', 'supervisor'] },
  {
    to: '/waiting',
    name: msg`Waiting`,
    icon: IconHourglass,
    chord: 'g w',
    roles: ['agent'],
  },
  { to: '/expert', name: msg`Expert`, icon: IconBulb, chord: 'g e', roles: ['expert'] },
  {
    to: '/floor',
    name: msg`Floor`,
    icon: IconBroadcast,
    chord: 'g f',
    roles: ['supervisor', 'administrator'],
  },
  {
    to: '/operations',
    name: msg`Operations`,
    icon: IconServer2,
    chord: 'g o',
    roles: ['supervisor', 'administrator'],
  },
  {
    to: '/routing',
    name: msg`Routing`,
    icon: IconRoute,
    chord: 'g r',
    roles: ['supervisor', 'administrator'],
  },
  {
    to: '/dial-lists',
    name: msg`Calling lists`,
    icon: IconPhoneOutgoing,
    chord: 'g l',
    roles: ['supervisor', 'administrator'],
  },
  {
    to: '/recordings',
    name: msg`Recordings`,
    icon: IconMicrophone,
    chord: 'g a',
    roles: ['agent', 'supervisor', 'administrator'],
  },
  {
    to: '/identifications',
    name: msg`Identity`,
    icon: IconId,
    chord: 'g d',
    roles: ['agent', 'supervisor'],
  },
  {
    to: '/knowledge',
    name: msg`Knowledge`,
    icon: IconBook2,
    chord: 'g k',
    roles: ['agent', 'expert', 'supervisor', 'administrator'],
  },
];

/** Where a person begins: the first place their roles open. */
export function placesFor(roles: readonly Role[]): readonly Place[] {
  return PLACES.filter((place) => place.roles.some((role) => roles.includes(role)));
}
