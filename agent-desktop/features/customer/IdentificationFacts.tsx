import { useLingui } from '@lingui/react/macro';
import { IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { CustomerView } from '@zentrale/protocol/views';
import { dateTimeText } from '../../ui/duration.ts';
import { Section } from '../../ui/Panel.tsx';
import classes from './customer.module.css';

type Identification = CustomerView['identifications'][number];

const ICONS = {
  identified: IconCircleCheck,
  'not-identified': IconCircleX,
  aborted: IconCircleDashed,
} as const satisfies Record<NonNullable<Identification['outcome']>, unknown>;

/** What came of identifying this customer by video, when, and by whom. */
export function IdentificationFacts({
  identifications,
}: {
  identifications: CustomerView['identifications'];
}) {
  const { t, i18n } = useLingui();
  const words = {
    identified: t`Identified by video`,
    'not-identified': t`Not identified by video`,
    aborted: t`Identification ended without a verdict`,
  };
  if (identifications.length === 0) return null;
  return (
    <Section title={t`Identifications`}>
      <ul className={classes.identities}>
        {identifications.map(({ identificationId, outcome, endedAt, endedByName }) => {
          const Icon = outcome === null ? IconCircleDashed : ICONS[outcome];
          const when = endedAt === null ? null : dateTimeText(endedAt, i18n.locale);
          return (
            <li key={identificationId} data-outcome={outcome}>
              <Icon size={15} aria-hidden />
              <Link to="/identifications/$identificationId" params={{ identificationId }}>
                {outcome === null ? t`Identification under way` : words[outcome]}
              </Link>
              <span className={classes.quiet}>
                {[when, endedByName].filter(Boolean).join(' · ')}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
