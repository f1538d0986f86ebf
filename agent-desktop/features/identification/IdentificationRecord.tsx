import { Button } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconPhoto } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { stepOf } from '@zentrale/identification/rules';
import type { IdentificationDetails } from '@zentrale/protocol/http';
import { useState } from 'react';
import { problemOf } from '../../api/client.ts';
import { inLanguage } from '../../text/i18n.ts';
import { clockText, dateTimeText } from '../../ui/duration.ts';
import { Section } from '../../ui/Panel.tsx';
import { ErrorState, LoadingRows } from '../../ui/states.tsx';
import { GivenData } from './GivenData.tsx';
import classes from './identification.module.css';
import { PhotoList } from './PhotoList.tsx';
import { identificationQuery } from './queries.ts';
import { useIdentificationWords } from './use-words.ts';
import { ZoneTable } from './ZoneTable.tsx';

/** All of one identification, for whoever may read it. */
export function IdentificationRecord({ identificationId }: { identificationId: string }) {
  const { data, error, refetch } = useQuery(identificationQuery(identificationId));
  if (error !== null) {
    return <ErrorState problem={problemOf(error)} onRetry={() => void refetch()} />;
  }
  return data === undefined ? <LoadingRows count={6} /> : <Record details={data} />;
}

function Record({ details }: { details: IdentificationDetails }) {
  const { t, i18n } = useLingui();
  const words = useIdentificationWords();
  const { identification, given, zone, photos, deleteAt, isKept, consents } = details;
  const { outcome, abortReason, requestedAt } = identification;
  const keptUntil = deleteAt === null ? null : dateTimeText(deleteAt, i18n.locale);
  return (
    <article className={classes.record} aria-label={t`Identification`}>
      <Section title={dateTimeText(requestedAt, i18n.locale)}>
        <p className={classes.outcome} data-outcome={outcome}>
          {words.state(identification)}
        </p>
        {abortReason === null ? null : <p className={classes.notice}>{words.abort[abortReason]}</p>}
        <p className={classes.notice}>
          {isKept
            ? keptUntil === null
              ? null
              : t`Kept until ${keptUntil}.`
            : t`What was kept of it is deleted.`}
        </p>
      </Section>
      {given === null ? null : (
        <Section title={t`Data of the customer`}>
          <GivenData given={given} />
          <p className={classes.notice}>
            {consents.map(({ purpose, at, textVersion }) => {
              const when = dateTimeText(at, i18n.locale);
              return (
                <span key={purpose} className={classes.consent}>
                  {purpose === 'identification'
                    ? t`Agreed to the identification: ${when}, wording ${textVersion}`
                    : t`Agreed to photographs: ${when}, wording ${textVersion}`}
                </span>
              );
            })}
          </p>
        </Section>
      )}
      {photos.length === 0 ? null : (
        <Section title={t`Photographs`}>
          <HiddenPhotos details={details} />
        </Section>
      )}
      {zone === null ? null : (
        <Section title={t`Machine-readable zone`}>
          <pre className={classes.zone}>{zone.lines.join('\n')}</pre>
          <ZoneTable zone={zone} />
        </Section>
      )}
      {details.log.length === 0 ? null : (
        <Section title={t`Protocol`}>
          <Protocol details={details} />
        </Section>
      )}
    </article>
  );
}

/** Looking at them is an act of its own, and noted as one. */
function HiddenPhotos({ details }: { details: IdentificationDetails }) {
  const { t } = useLingui();
  const [isShown, setShown] = useState(false);
  if (isShown) return <PhotoList details={details} />;
  return (
    <Button variant="default" leftSection={<IconPhoto size={16} />} onClick={() => setShown(true)}>
      {t`Show photographs`}
    </Button>
  );
}

function Protocol({ details: { log, identification } }: { details: IdentificationDetails }) {
  const { t, i18n } = useLingui();
  const words = useIdentificationWords();
  return (
    <ol className={classes.log}>
      {log.map(({ stepId, startedAt, endedAt, outcome, words: remark, byName }) => {
        const name = stepOf(identification.flowId, stepId)?.name;
        return (
          <li key={startedAt}>
            <strong>{name === undefined ? stepId : inLanguage(name, i18n.locale)}</strong>{' '}
            {words.entry[outcome]}
            <p>
              {dateTimeText(startedAt, i18n.locale)} ·{' '}
              <span className="tabular">{clockText(endedAt - startedAt)}</span> ·{' '}
              {byName || t`the customer`}
              {remark === '' ? null : ` · ${remark}`}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
