import { Textarea } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconRefresh, IconScan } from '@tabler/icons-react';
import type { IdentificationDetails } from '@zentrale/protocol/http';
import { useEffect, useEffectEvent, useState } from 'react';
import { useCommand } from '../../realtime/use-command.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { LoadingRows, Refusal } from '../../ui/states.tsx';
import classes from './identification.module.css';
import { photoAddress } from './queries.ts';
import { StepVerdict } from './StepVerdict.tsx';
import { ZoneTable } from './ZoneTable.tsx';

/** The zone as it was read from the photograph, to be checked, corrected and compared. */
export function ZoneStep({
  details,
  stepId,
  photoOf,
}: {
  details: IdentificationDetails;
  stepId: string;
  photoOf: string | null;
}) {
  const { t } = useLingui();
  const { zone, photos } = details;
  const { identificationId } = details.identification;
  const read = useCommand('read-identification-zone');
  const photo = photos.find((one) => one.stepId === photoOf);
  const isMissing = zone === null && photo !== undefined;
  const readNow = useEffectEvent(() => void read.run({ identificationId }));
  useEffect(() => {
    // Nobody has to ask for what is needed anyway.
    if (isMissing) readNow();
  }, [isMissing]);
  const lines = zone?.lines.join('\n') ?? '';
  const blocked =
    zone === null
      ? t`Nothing was read yet.`
      : zone.standing === 'fails'
        ? t`Check digits, expiry and date of birth must be right.`
        : null;
  return (
    <>
      {photo === undefined ? null : (
        <img
          className={classes.photo}
          src={photoAddress(identificationId, photo.stepId, photo.takenAt)}
          alt={t`Photograph of the zone`}
        />
      )}
      {read.isAsked && zone === null ? (
        <>
          <p className={classes.notice} role="status">{t`The zone is being read …`}</p>
          <LoadingRows count={2} height={20} />
        </>
      ) : (
        <ZoneLines
          key={lines}
          lines={lines}
          isBusy={read.isAsked}
          onRead={photo === undefined ? null : () => void read.run({ identificationId })}
          onTyped={(typed) => void read.run({ identificationId, lines: typed })}
        />
      )}
      <Refusal problem={read.problem} />
      {zone === null ? null : <ZoneTable zone={zone} />}
      <StepVerdict
        identificationId={identificationId}
        stepId={stepId}
        passLabel={t`Document agrees`}
        failLabel={t`Does not agree`}
        blocked={blocked}
        needsWords={zone?.standing === 'needs-words'}
      />
    </>
  );
}

function ZoneLines({
  lines,
  isBusy,
  onRead,
  onTyped,
}: {
  lines: string;
  isBusy: boolean;
  onRead: (() => void) | null;
  onTyped: (lines: string[]) => void;
}) {
  const { t } = useLingui();
  const [text, setText] = useState(lines);
  const typed = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  const blocked =
    typed.length < 2 || typed.length > 3
      ? t`Type the two or three lines of the zone.`
      : text === lines
        ? t`Nothing was changed.`
        : null;
  return (
    <div className={classes.verdict}>
      <Textarea
        size="xs"
        label={t`Lines of the zone`}
        description={t`Compare each character with the photograph, and correct what differs.`}
        classNames={{ input: classes.zone ?? '' }}
        autosize
        minRows={3}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value.toUpperCase())}
      />
      <div className={classes.acts}>
        <ActionButton
          label={t`Compare these lines`}
          icon={<IconScan size={16} />}
          blocked={blocked}
          isBusy={isBusy}
          onClick={() => onTyped(typed)}
        />
        {onRead === null ? null : (
          <ActionButton
            label={t`Read again`}
            icon={<IconRefresh size={16} />}
            blocked={null}
            onClick={onRead}
          />
        )}
      </div>
    </div>
  );
}
