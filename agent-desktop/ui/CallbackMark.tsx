import { useLingui } from '@lingui/react/macro';
import { IconArrowBack } from '@tabler/icons-react';
import classes from './CallbackMark.module.css';

/** The customer has gone and was promised to be written to. */
export function CallbackMark() {
  const { t } = useLingui();
  return (
    <span className={classes.mark}>
      <IconArrowBack size={13} stroke={2} aria-hidden />
      {t`Callback`}
    </span>
  );
}
