import { Button, Popover, Slider, Switch, Text } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { usePreferences } from '../../state/preferences.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { enableSound, playTone, type Tone } from '../../ui/tones.ts';
import classes from './offer.module.css';

export function SoundControl() {
  const { t } = useLingui();
  const { isMuted, volume } = usePreferences();
  const test = (tone: Tone) => void enableSound().then(() => playTone(tone));
  return (
    <Popover width={264} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <IconButton label={isMuted ? t`Sound: off` : t`Sound: on`} size={32}>
          {isMuted ? (
            <IconVolumeOff size={18} stroke={1.7} />
          ) : (
            <IconVolume size={18} stroke={1.7} />
          )}
        </IconButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Sound`}>
        <div className={classes.sound}>
          <Switch
            label={t`Sound for offers`}
            checked={!isMuted}
            onChange={(event) => usePreferences.setState({ isMuted: !event.currentTarget.checked })}
          />
          <div>
            <Text mb={4}>{t`Volume`}</Text>
            <Slider
              thumbLabel={t`Volume`}
              label={null}
              min={0}
              max={100}
              value={Math.round(volume * 100)}
              disabled={isMuted}
              onChange={(value) => usePreferences.setState({ volume: value / 100 })}
            />
          </div>
          <Button.Group>
            <Button variant="default" fullWidth disabled={isMuted} onClick={() => test('offer')}>
              {t`Test offer`}
            </Button>
            <Button variant="default" fullWidth disabled={isMuted} onClick={() => test('alarm')}>
              {t`Test alarm`}
            </Button>
          </Button.Group>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
