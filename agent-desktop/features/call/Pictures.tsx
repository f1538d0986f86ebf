import { useLingui } from '@lingui/react/macro';
import type { CallView } from '@zentrale/protocol/views';
import type { Picture } from '@zentrale/softphone/media';
import { useEffect, useRef } from 'react';
import classes from './call.module.css';
import { usePhone } from './phone.ts';

/** Whoever shows a picture in the call of a conversation, oneself small among them. */
export function Pictures({ call }: { call: CallView | null }) {
  const isHere = usePhone(({ callId }) => callId !== null && callId === call?.callId);
  const pictures = usePhone(({ media }) => media.pictures);
  if (!isHere || call === null || pictures.length === 0) return null;
  return (
    <div className={classes.pictures}>
      {pictures.map((picture) => (
        <Video key={picture.id} picture={picture} parties={call.parties} />
      ))}
    </div>
  );
}

function Video({ picture, parties }: { picture: Picture; parties: CallView['parties'] }) {
  const { t } = useLingui();
  const videoRef = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (videoRef.current) videoRef.current.srcObject = new MediaStream([picture.track]);
  }, [picture.track]);
  const name = parties.find(({ partyId }) => partyId === picture.partyId)?.name;
  const caption = picture.partyId === null ? t`You` : (name ?? t`Customer`);
  return (
    <figure className={classes.picture} data-own={picture.partyId === null}>
      {/* Sound is played by the call itself. */}
      <video ref={videoRef} autoPlay playsInline muted aria-label={t`Picture of ${caption}`} />
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
