import { useLingui } from '@lingui/react/macro';
import { IconMaximize } from '@tabler/icons-react';
import type { CallView } from '@zentrale/protocol/views';
import type { Picture } from '@zentrale/softphone/media';
import { useEffect, useRef } from 'react';
import { IconButton } from '../../ui/IconButton.tsx';
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
  const isOwn = picture.partyId === null;
  const isScreen = picture.source === 'screen';
  const caption = isOwn ? t`You` : (name ?? t`Customer`);
  const others = isScreen ? t`Screen of ${caption}` : t`Picture of ${caption}`;
  const label = isOwn ? t`Your own picture` : others;
  return (
    <figure className={classes.picture} data-own={isOwn} data-source={picture.source}>
      {/* Sound is played by the call itself. */}
      <video ref={videoRef} autoPlay playsInline muted aria-label={label} />
      <figcaption>
        {isScreen ? others : caption}
        {isOwn ? null : (
          <IconButton
            label={t`Whole screen`}
            variant="subtle"
            size="sm"
            onClick={() => void videoRef.current?.requestFullscreen()}
          >
            <IconMaximize size={14} aria-hidden />
          </IconButton>
        )}
      </figcaption>
    </figure>
  );
}
