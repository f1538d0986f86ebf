import { useLingui } from '@lingui/react/macro';
import { useEntries } from '../../realtime/use-topic.ts';
import classes from './offer.module.css';

/** Somebody was quicker: said quietly, because nothing is to be done. */
export function WonNotes() {
  const won = useEntries('desk', 'won');
  return won.map((one) => <WonNote key={one.offerId} {...one} />);
}

function WonNote({ customerName, byName }: { customerName: string; byName: string }) {
  const { t } = useLingui();
  return (
    <p className={classes.won} role="status">
      {t`${customerName}: accepted by ${byName}`}
    </p>
  );
}
