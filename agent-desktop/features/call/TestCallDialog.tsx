import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { qualityOf } from '@zentrale/softphone';
import { canUseHeadsetButtons } from '@zentrale/softphone/headset';
import { useState } from 'react';
import { closeDialog } from '../../state/dialogs.ts';
import { Refusal } from '../../ui/states.tsx';
import { DeviceMenu } from './DeviceMenu.tsx';
import { chooseHeadset, useHeadset } from './headset.ts';
import { LevelMeter } from './LevelMeter.tsx';
import { usePhone } from './phone.ts';
import { useTestCall } from './use-test-call.ts';

/** Tries headset and line without a customer: what one says comes back after two seconds. */
export function TestCallDialog() {
  const { t } = useLingui();
  const isInCall = usePhone(({ callId }) => callId !== null);
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={t`Try the headset`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <Stack gap="lg">
        {isInCall ? <Text>{t`You are in a call. Hang up first.`}</Text> : <Echo />}
        {canUseHeadsetButtons() ? <Buttons /> : null}
      </Stack>
    </Modal>
  );
}

/** Which headset picks up, hangs up and mutes by its own buttons. */
function Buttons() {
  const { t } = useLingui();
  const headset = useHeadset((state) => state.headset);
  const [isMissing, setMissing] = useState(false);
  const choose = async () => setMissing(!(await chooseHeadset()));
  return (
    <Group justify="space-between">
      <Text size="sm" role="status">
        {headset === null
          ? isMissing
            ? t`No headset was chosen.`
            : t`The buttons of a headset can pick up, hang up and mute.`
          : t`The buttons of ${headset.name} work here.`}
      </Text>
      <Button variant="default" onClick={() => void choose()}>
        {headset === null ? t`Connect the buttons` : t`Another headset`}
      </Button>
    </Group>
  );
}

function Echo() {
  const { t } = useLingui();
  const { softphone, media, problem } = useTestCall();
  const words = () => {
    switch (softphone.phase) {
      case 'joining':
      case 'lost':
        return t`Connecting`;
      case 'connected':
        return t`Say something: two seconds later you hear yourself, as customers do.`;
      case 'failed':
        return softphone.trouble?.kind === 'microphone-refused'
          ? t`The browser does not give us the microphone. Allow it beside the address, then join.`
          : t`The test could not be begun. Is a microphone plugged in?`;
      case 'elsewhere':
      case 'over':
        return t`The test is over.`;
    }
  };
  const line = () => {
    if (softphone.score === null) return t`The line is being measured …`;
    const quality = qualityOf(softphone.score);
    if (quality === 'poor') return t`Poor line`;
    return quality === 'good' ? t`Good line` : t`Fair line`;
  };
  if (problem !== null) return <Refusal problem={problem} />;
  return (
    <Stack gap="sm">
      <Text role="status">{words()}</Text>
      {softphone.phase === 'connected' && media.microphone !== null ? (
        <Group justify="space-between">
          <Group gap="sm">
            <LevelMeter track={media.microphone} />
            <Text size="sm" c="dimmed">
              {line()}
            </Text>
          </Group>
          <DeviceMenu hasCamera={false} />
        </Group>
      ) : null}
    </Stack>
  );
}
