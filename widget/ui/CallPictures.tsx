import type { CallView } from '@zentrale/protocol';
import type { Picture } from '@zentrale/softphone/media';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { useShown } from './use-session.ts';

/** Whoever is seen in the call, oneself small among them. */
export function CallPictures({ call }: { call: CallView }) {
  const { state, say } = useShown();
  if (state.pictures.length === 0) return null;
  const labelOf = ({ partyId }: Picture) => {
    const name = call.parties.find((party) => party.partyId === partyId)?.name ?? '';
    return partyId === null ? say('callOwnPicture') : say('callPicture', { name });
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
      aria-label={label}
    />
  );
}

/** Off until the customer wants to be seen. */
export function CameraSwitch() {
  const { session, state, say } = useShown();
  const [hasTrouble, setTrouble] = useState(false);
  const isOn = state.pictures.some(({ partyId }) => partyId === null);
  const onSwitch = async () => setTrouble((await session.ongoing?.calling.show(!isOn)) === false);
  return (
    <>
      <button class="plain" type="button" aria-pressed={isOn} onClick={() => void onSwitch()}>
        <Icon name={isOn ? 'camera' : 'cameraOff'} size={18} />
        {say(isOn ? 'callCameraOff' : 'callCameraOn')}
      </button>
      {hasTrouble && (
        <span class="trouble" role="alert">
          {say('callCameraMissing')}
        </span>
      )}
    </>
  );
}
