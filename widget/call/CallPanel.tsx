import type { CallView } from '@zentrale/protocol';
import { qualityOf, type Softphone } from '@zentrale/softphone';
import { canShareScreen } from '@zentrale/softphone/devices';
import { useEffect, useState } from 'preact/hooks';
import { sayKept } from '../text/kept.ts';
import { CallPictures, PictureSwitch } from './CallPictures.tsx';
import { Icon } from '../ui/icons.tsx';
import { useCall } from './use-call.ts';
import type { CallSay } from './words.ts';

/** The customer's part in a call, above the words. */
export function CallPanel({ call, softphone }: { call: CallView; softphone: Softphone }) {
  const { session, say } = useCall();
  const calling = session.ongoing?.calling;
  const { isMuted, phase } = softphone;
  const mayJoin = phase === 'failed' || phase === 'elsewhere';
  return (
    <section class="call" aria-label={say('call')}>
      <p role="status">{stateInWords(call, softphone, say)}</p>
      {call.recording === 'asked' && <MayRecord call={call} />}
      {(call.recording === 'on' || call.recording === 'paused') && (
        <p class="hint">
          {call.recording === 'on'
            ? sayKept(say, 'callRecorded', call.keeps ?? 'sound')
            : say('callRecordingPaused')}
        </p>
      )}
      {call.answeredAt !== null && <Talked since={call.answeredAt} />}
      <CallPictures call={call} />
      <div class="call-acts">
        {softphone.isSilent && (
          <button class="primary" type="button" onClick={() => calling?.playAloud()}>
            {say('callSoundOn')}
          </button>
        )}
        {mayJoin ? (
          <button class="primary" type="button" onClick={() => calling?.again()}>
            {say('callJoin')}
          </button>
        ) : (
          <button
            class="plain"
            type="button"
            aria-pressed={isMuted}
            onClick={() => calling?.mute(!isMuted)}
          >
            <Icon name={isMuted ? 'micOff' : 'mic'} size={18} />
            {say(isMuted ? 'callUnmute' : 'callMute')}
          </button>
        )}
        {call.media === 'video' && !mayJoin && <PictureSwitch source="camera" />}
        {call.media === 'video' && !mayJoin && canShareScreen() && (
          <PictureSwitch source="screen" />
        )}
        <button class="plain" type="button" onClick={() => void calling?.hangUp()}>
          <Icon name="hangUp" size={18} />
          {say('callEnd')}
        </button>
      </div>
    </section>
  );
}

/** Nothing is kept before she says yes, and she speaks with us either way. */
function MayRecord({ call }: { call: CallView }) {
  const { session, say } = useCall();
  const calling = session.ongoing?.calling;
  return (
    <div role="group" aria-label={say('callRecording')}>
      <p class="hint">{sayKept(say, 'callRecordingAsked', call.keeps ?? 'sound')}</p>
      <div class="call-acts">
        <button class="plain" type="button" onClick={() => void calling?.answerRecording(true)}>
          {say('callRecordingYes')}
        </button>
        <button class="plain" type="button" onClick={() => void calling?.answerRecording(false)}>
          {say('callRecordingNo')}
        </button>
      </div>
    </div>
  );
}

function stateInWords(call: CallView, softphone: Softphone, say: CallSay): string {
  switch (softphone.phase) {
    case 'joining':
      return say('callConnecting');
    case 'lost':
      return say('callLost');
    case 'elsewhere':
      return say('callElsewhere');
    case 'over':
      return say('callOver');
    case 'failed':
      if (softphone.trouble?.kind === 'microphone-refused') return say('callMicrophoneRefused');
      if (softphone.trouble?.kind === 'microphone-missing') return say('callMicrophoneMissing');
      return say('callFailed');
    case 'connected':
      break;
  }
  if (call.state === 'waiting') return say('callWaiting');
  if (call.state === 'on-hold') return say('callHeld');
  if (softphone.isMuted) return say('callMuted');
  if (softphone.score !== null && qualityOf(softphone.score) === 'poor') return say('callPoor');
  const names = call.parties
    .filter(({ role }) => role !== 'customer')
    .map(({ name }) => name)
    .join(', ');
  return names ? say('callWith', { names }) : say('callConnecting');
}

/** How long the customer has spoken with somebody. */
function Talked({ since }: { since: number }) {
  const { session } = useCall();
  const aheadMs = session.ongoing?.clockAheadMs ?? 0;
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now + aheadMs - since) / 1_000));
  const words = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span class="call-time" role="timer" aria-live="off">
      {words}
    </span>
  );
}
