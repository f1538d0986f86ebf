import { useLingui } from '@lingui/react/macro';
import { IconMicrophone } from '@tabler/icons-react';
import classes from './SpokenMark.module.css';

/** That something was not written but said, or comes from the script of a demonstration. */
export function SpokenMark({ isScript }: { isScript: boolean }) {
  const { t } = useLingui();
  return (
    <span className={classes.mark} data-script={isScript}>
      <IconMicrophone size={13} stroke={2.2} aria-hidden />
      {isScript ? t`Demonstration script` : t`Spoken`}
    </span>
  );
}
