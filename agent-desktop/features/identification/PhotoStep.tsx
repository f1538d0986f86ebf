import { useLingui } from '@lingui/react/macro';
import { IconCamera, IconRefresh } from '@tabler/icons-react';
import type { Problem } from '@zentrale/protocol/errors';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { problemOf } from '../../api/client.ts';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Refusal } from '../../ui/states.tsx';
import { bestFrame } from './best-frame.ts';
import classes from './identification.module.css';
import { uploadPhoto } from './queries.ts';
import { StepVerdict } from './StepVerdict.tsx';

/** Takes a photograph from the customer's film; it is looked at before it is kept. */
export function PhotoStep({
  identificationId,
  stepId,
  track,
}: {
  identificationId: string;
  stepId: string;
  /** The customer's film; `null` while there is none. */
  track: MediaStreamTrack | null;
}) {
  const { t } = useLingui();
  const videoRef = useRef<HTMLVideoElement>(null);
  const [photo, setPhoto] = useState<{ jpeg: Blob; address: string } | null>(null);
  const [isTaking, setTaking] = useState(false);
  const isShown = photo === null;
  useEffect(
    () => () => {
      if (photo !== null) URL.revokeObjectURL(photo.address);
    },
    [photo],
  );
  const take = async () => {
    if (videoRef.current === null) return;
    setTaking(true);
    const jpeg = await bestFrame(videoRef.current);
    setTaking(false);
    if (jpeg !== null) setPhoto({ jpeg, address: URL.createObjectURL(jpeg) });
  };
  const blocked = track === null ? t`The customer’s camera is off.` : null;
  useShortcut(
    isShown
      ? {
          id: 'take-photo',
          chord: 'alt+b',
          label: t`Take photograph`,
          group: 'work',
          blocked,
          run: () => void take(),
        }
      : null,
  );
  if (photo !== null) {
    return (
      <TakenPhoto
        identificationId={identificationId}
        stepId={stepId}
        photo={photo}
        onAgain={() => setPhoto(null)}
      />
    );
  }
  return (
    <>
      {track === null ? (
        <p className={classes.notice}>{blocked}</p>
      ) : (
        <Film track={track} videoRef={videoRef} />
      )}
      <div className={classes.acts}>
        <ActionButton
          label={t`Take photograph`}
          chord="alt+b"
          icon={<IconCamera size={16} />}
          blocked={blocked}
          isPrimary
          isBusy={isTaking}
          onClick={() => void take()}
        />
      </div>
      <details className={classes.more}>
        <summary>{t`It cannot be photographed`}</summary>
        <StepVerdict
          identificationId={identificationId}
          stepId={stepId}
          passLabel={null}
          failLabel={t`Failed`}
          blocked={null}
        />
      </details>
    </>
  );
}

function Film({
  track,
  videoRef,
}: {
  track: MediaStreamTrack;
  videoRef: RefObject<HTMLVideoElement | null>;
}) {
  const { t } = useLingui();
  useEffect(() => {
    if (videoRef.current) videoRef.current.srcObject = new MediaStream([track]);
  }, [track, videoRef]);
  return (
    <video
      ref={videoRef}
      className={classes.photo}
      autoPlay
      playsInline
      muted
      aria-label={t`The customer’s picture`}
    />
  );
}

function TakenPhoto({
  identificationId,
  stepId,
  photo,
  onAgain,
}: {
  identificationId: string;
  stepId: string;
  photo: { readonly jpeg: Blob; readonly address: string };
  onAgain: () => void;
}) {
  const { t } = useLingui();
  const complete = useCommand('complete-identification-step');
  const [isKeeping, setKeeping] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const keep = async () => {
    setKeeping(true);
    setProblem(null);
    try {
      await uploadPhoto(identificationId, stepId, photo.jpeg);
      await complete.run({ identificationId, stepId, isPassed: true });
    } catch (failure) {
      setProblem(problemOf(failure));
    }
    setKeeping(false);
  };
  useShortcut({
    id: 'keep-photo',
    chord: 'alt+b',
    label: t`Keep photograph`,
    group: 'work',
    run: () => void keep(),
  });
  return (
    <>
      <img className={classes.photo} src={photo.address} alt={t`The photograph just taken`} />
      <div className={classes.acts}>
        <ActionButton
          label={t`Keep photograph`}
          chord="alt+b"
          icon={<IconCamera size={16} />}
          blocked={null}
          isPrimary
          isBusy={isKeeping}
          onClick={() => void keep()}
        />
        <ActionButton
          label={t`Take it again`}
          icon={<IconRefresh size={16} />}
          blocked={null}
          onClick={onAgain}
        />
      </div>
      <Refusal problem={problem ?? complete.problem} />
    </>
  );
}
