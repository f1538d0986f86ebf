import { Divider, Popover, SegmentedControl, Switch, Text, UnstyledButton } from '@mantine/core';
import { useMantineColorScheme } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconHeadset, IconLogout } from '@tabler/icons-react';
import { useState } from 'react';
import { hasRole, rememberLocale, signOut, useSession } from '../api/session.ts';
import { openDialog } from '../state/dialogs.ts';
import { usePreferences } from '../state/preferences.ts';
import { LocaleSwitch } from '../ui/LocaleSwitch.tsx';
import classes from './Shell.module.css';
import menu from './PersonMenu.module.css';

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => !word.endsWith('.'));
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0) ?? '')
    .join('')
    .toUpperCase();
}

/** Who is signed in, and how this person likes the desk. */
export function PersonMenu() {
  const { t } = useLingui();
  const session = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { sendKey, hasSingleKeys } = usePreferences();
  const [isOpen, setOpen] = useState(false);
  const tryHeadset = () => {
    setOpen(false);
    openDialog({ kind: 'test-call' });
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      width={272}
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button type="button" className={classes.person} onClick={() => setOpen(!isOpen)}>
          <span aria-hidden>{initials(session.name)}</span>
          <span className="visually-hidden">{t`${session.name}: settings`}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t`Settings`}>
        <div className={menu.who}>
          <Text fw={600}>{session.name}</Text>
          <Text c="dimmed" size="xs">
            {session.email}
          </Text>
        </div>
        <Divider />
        <div className={classes.setting}>
          <span className={classes.settingName}>{t`Appearance`}</span>
          <SegmentedControl
            aria-label={t`Appearance`}
            value={colorScheme}
            onChange={setColorScheme}
            data={[
              { value: 'light', label: t`Light` },
              { value: 'dark', label: t`Dark` },
              { value: 'auto', label: t`System` },
            ]}
          />
        </div>
        <div className={classes.setting}>
          <span className={classes.settingName}>{t`Language`}</span>
          <LocaleSwitch onChoose={(locale) => void rememberLocale(locale)} />
        </div>
        <div className={classes.setting}>
          <span className={classes.settingName}>{t`Send with`}</span>
          <SegmentedControl
            aria-label={t`Send with`}
            value={sendKey}
            onChange={(value) =>
              usePreferences.setState({ sendKey: value === 'enter' ? 'enter' : 'ctrl-enter' })
            }
            data={[
              { value: 'enter', label: t`Enter` },
              { value: 'ctrl-enter', label: t`Ctrl + Enter` },
            ]}
          />
        </div>
        <div className={classes.setting}>
          <Switch
            size="sm"
            label={t`Single-key shortcuts`}
            checked={hasSingleKeys}
            onChange={(event) =>
              usePreferences.setState({ hasSingleKeys: event.currentTarget.checked })
            }
          />
        </div>
        <Divider />
        {hasRole(session, 'agent', 'expert', 'supervisor') ? (
          <UnstyledButton className={menu.out} onClick={tryHeadset}>
            <IconHeadset size={16} aria-hidden />
            {t`Try the headset`}
          </UnstyledButton>
        ) : null}
        <UnstyledButton className={menu.out} onClick={() => void signOut()}>
          <IconLogout size={16} aria-hidden />
          {t`Sign out`}
        </UnstyledButton>
      </Popover.Dropdown>
    </Popover>
  );
}
