import { useLingui } from '@lingui/react/macro';
import {
  IconMicrophone,
  IconMicrophoneOff,
  IconPhone,
  IconPhoneOff,
  IconVideo,
  IconVolume,
} from '@tabler/icons-react';
import type { CallView } from '@zentrale/protocol/views';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Since } from '../../ui/clocks.tsx';
import { Refusal } from '../../ui/states.tsx';
import classes from './call.module.css';
import { CameraAction } from './CameraAction.tsx';
import { DeviceMenu } from './DeviceMenu.tsx';
import { Keypad } from './Keypad.tsx';
import { LevelMeter } from './LevelMeter.tsx';
import { Participants } from './Participants.tsx';
import { enterCall, mutePhone, playAloud, usePhone } from './phone.ts';
import { RecordingAction } from './RecordingAction.tsx';
import { SupervisorMode } from './SupervisorMode.tsx';
import { useCallWords } from './use-call-words.ts';
import { useGoing } from './use-going.ts';

/** A call under way: with whom, how long, how well, and what can be done about it. */
export function CallBar({ call }: { call: CallView }) {
  const { t } = useLingui();
  const isHere = usePhone((phone) => phone.callId === call.callId);
  const softphone = usePhone((phone) => phone.softphone);
  const microphone = usePhone(({ media }) => media.microphone);
  const hasTrouble = usePhone((phone) => phone.hasDeviceTrouble);
  const words = useCallWords(call, isHere ? softphone : null);
  const going = useGoing(call);
  const isMuted = isHere && softphone.isMuted;
  const mayJoin = !isHere || softphone.phase === 'elsewhere' || softphone.phase === 'failed';
  useShortcut(
    isHere
      ? {
          id: 'mute',
          chord: 'alt+m',
          label: isMuted ? t`Microphone on` : t`Mute`,
          group: 'work',
          run: () => mutePhone(!isMuted),
        }
      : null,
  );
  useShortcut({
    id: 'end-call',
    chord: 'alt+e',
    label: going.label,
    group: 'work',
    run: going.run,
  });
  return (
    <section className={classes.bar} aria-label={t`Call`} data-held={call.state === 'on-hold'}>
      <span className={classes.icon} aria-hidden>
        {call.media === 'video' ? <IconVideo size={18} /> : <IconPhone size={18} />}
      </span>
      <div className={classes.about}>
        <strong>{words.who}</strong>
        <span className={classes.state} role="status" data-tone={words.tone}>
          {words.state}
        </span>
      </div>
      <Since at={call.answeredAt ?? call.requestedAt} />
      {isHere && microphone && !isMuted ? <LevelMeter track={microphone} /> : null}
      <div className={classes.actions}>
        {isHere && hasTrouble ? (
          <span role="alert">{t`This device cannot be used; another program may have it.`}</span>
        ) : null}
        <Refusal problem={going.problem} />
        <SupervisorMode call={call} />
        <RecordingAction call={call} />
        {isHere && softphone.isSilent ? (
          <ActionButton
            label={t`Turn sound on`}
            icon={<IconVolume size={16} />}
            blocked={null}
            isPrimary
            onClick={playAloud}
          />
        ) : null}
        {mayJoin ? (
          <ActionButton
            label={t`Speak here`}
            icon={<IconPhone size={16} />}
            blocked={null}
            isPrimary
            onClick={() => void enterCall(call.callId)}
          />
        ) : (
          <ActionButton
            label={isMuted ? t`Microphone on` : t`Mute`}
            chord="alt+m"
            icon={isMuted ? <IconMicrophoneOff size={16} /> : <IconMicrophone size={16} />}
            blocked={null}
            onClick={() => mutePhone(!isMuted)}
          />
        )}
        {isHere && !mayJoin ? (
          <>
            {call.media === 'video' ? <CameraAction /> : null}
            <Keypad call={call} />
            <DeviceMenu hasCamera={call.media === 'video'} />
          </>
        ) : null}
        <ActionButton
          label={going.label}
          chord="alt+e"
          icon={<IconPhoneOff size={16} />}
          blocked={null}
          isBusy={going.isAsked}
          onClick={going.run}
        />
      </div>
      <Participants call={call} />
    </section>
  );
}
