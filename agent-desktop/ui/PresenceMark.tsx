import { useLingui } from '@lingui/react/macro';
import type { PersonView } from '@zentrale/protocol/views';
import classes from './PresenceMark.module.css';

/** Shape, colour and word together. */
export function PresenceMark({ presence }: { presence: PersonView['presence'] }) {
  const { t } = useLingui();
  const name = {
    available: t`available`,
    busy: t`busy`,
    away: t`away`,
    offline: t`offline`,
  }[presence];
  return (
    <span className={classes.presence} data-presence={presence}>
      {name}
    </span>
  );
}
