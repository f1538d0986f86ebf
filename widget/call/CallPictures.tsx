import type { CallView } from '@zentrale/protocol';
import type { Picture, PictureSource } from '@zentrale/softphone/media';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../ui/icons.tsx';
import { useCall } from './use-call.ts';

/** Whoever is seen in the call, oneself small among them. */
export function CallPictures({ call }: { call: CallView }) {
  const { state, say } = useCall();
  if (state.pictures.length === 0) return null;
  const labelOf = ({ partyId, source }: Picture) => {
    const name = call.parties.find((party) => party.partyId === partyId)?.name ?? '';
    if (partyId !== null) return say('callPicture', { name });
    return say(source === 'screen' ? 'callOwnScreen' : 'callOwnPicture');
  };
  return (
    <div class="call-pictures">
      {state.pictures.map((picture) => (
        <Video key={picture.id} picture={picture} label={labelOf(picture)} />
      ))}
    </div>
  );
}

function Video({ picture, label }: { picture: Picture; label: string }) {
  const videoRef = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (videoRef.current) videoRef.current.srcObject = new MediaStream([picture.track]);
  }, [picture.track]);
  return (
    <video
      ref={videoRef}
      autoPlay
      playsInline
      muted
      data-own={picture.partyId === null}
      data-source={picture.source}
      aria-label={label}
    />
  );
}

const WORDS = {
  camera: { on: 'callCameraOn', off: 'callCameraOff', missing: 'callCameraMissing' },
  screen: { on: 'callScreenOn', off: 'callScreenOff', missing: 'callScreenMissing' },
} as const;

/** Camera or screen: off until the customer wants to show it. */
export function PictureSwitch({ source }: { source: PictureSource }) {
  const { session, state, say } = useCall();
  const [hasTrouble, setTrouble] = useState(false);
  const words = WORDS[source];
  const isOn = state.pictures.some((one) => one.partyId === null && one.source === source);
  const onSwitch = async () =>
    setTrouble((await session.ongoing?.calling.show(source, !isOn)) === false);
  return (
    <>
      <button class="plain" type="button" aria-pressed={isOn} onClick={() => void onSwitch()}>
        <Icon name={isOn ? source : `${source}Off`} size={18} />
        {say(isOn ? words.off : words.on)}
      </button>
      {hasTrouble && (
        <span class="trouble" role="alert">
          {say(words.missing)}
        </span>
      )}
    </>
  );
}
