import { Menu } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconSettings } from '@tabler/icons-react';
import {
  devicesPluggedIn,
  type DeviceChoice,
  type MediaDevice,
  type MediaDevices,
} from '@zentrale/softphone/devices';
import { useState } from 'react';
import { usePreferences } from '../../state/preferences.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { chooseDevices } from './phone.ts';

/** The menu's value for no choice of one's own. */
const SYSTEM = 'system';
const NOTHING: MediaDevices = { microphones: [], speakers: [], cameras: [] };

/** What one speaks with, hears through and is seen by. */
export function DeviceMenu({ hasCamera }: { hasCamera: boolean }) {
  const { t } = useLingui();
  const choice = usePreferences(({ devices }) => devices);
  const [devices, setDevices] = useState(NOTHING);
  const groups: readonly (readonly [keyof DeviceChoice, string, readonly MediaDevice[]])[] = [
    ['microphoneId', t`Microphone`, devices.microphones],
    ['speakerId', t`Loudspeaker`, devices.speakers],
    ...(hasCamera ? [['cameraId', t`Camera`, devices.cameras] as const] : []),
  ];
  return (
    // Looked up each time: headsets are plugged in while one talks.
    <Menu position="bottom-end" onOpen={() => void devicesPluggedIn().then(setDevices)}>
      <Menu.Target>
        <IconButton label={t`Choose devices`} variant="default" size="lg">
          <IconSettings size={18} aria-hidden />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {groups.map(([key, title, plugged]) => (
          <Menu.RadioGroup
            key={key}
            value={choice[key] ?? SYSTEM}
            onChange={(id) => void chooseDevices({ [key]: id === SYSTEM ? null : id })}
          >
            <Menu.Label>{title}</Menu.Label>
            <Menu.RadioItem value={SYSTEM}>{t`As the system has it`}</Menu.RadioItem>
            {plugged.map(({ id, name }) => (
              <Menu.RadioItem key={id} value={id}>
                {name}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
