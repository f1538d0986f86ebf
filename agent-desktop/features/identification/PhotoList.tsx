import { useLingui } from '@lingui/react/macro';
import { stepOf } from '@zentrale/identification/rules';
import type { IdentificationDetails } from '@zentrale/protocol/http';
import { inLanguage } from '../../text/i18n.ts';
import classes from './identification.module.css';
import { photoAddress } from './queries.ts';

export function PhotoList({ details }: { details: IdentificationDetails }) {
  const { t, i18n } = useLingui();
  const { photos, identification } = details;
  const { identificationId, flowId } = identification;
  if (photos.length === 0) return null;
  return (
    <ul className={classes.photos} aria-label={t`Photographs`}>
      {photos.map(({ stepId, takenAt }) => {
        const name = stepOf(flowId, stepId)?.name;
        return (
          <li key={stepId}>
            <img
              src={photoAddress(identificationId, stepId, takenAt)}
              alt={name === undefined ? stepId : inLanguage(name, i18n.locale)}
            />
          </li>
        );
      })}
    </ul>
  );
}
