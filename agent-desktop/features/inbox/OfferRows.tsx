import { useLingui } from '@lingui/react/macro';
import { useNow } from '../../realtime/clock.ts';
import { useEntries } from '../../realtime/use-topic.ts';
import { CallbackMark } from '../../ui/CallbackMark.tsx';
import { ChannelMark } from '../../ui/ChannelMark.tsx';
import { Until } from '../../ui/clocks.tsx';
import { WorkGroup } from './WorkGroup.tsx';
import classes from './inbox.module.css';

/** What is being offered, so that the list is complete; it is answered where it rings. */
export function OfferRows() {
  const { t } = useLingui();
  const now = useNow();
  const offers = useEntries('desk', 'offer')
    .filter((offer) => offer.expiresAt > now)
    .toSorted((a, b) => a.offeredAt - b.offeredAt);
  if (offers.length === 0) return null;
  return (
    <WorkGroup title={t`Offers`} count={offers.length}>
      {offers.map((offer) => (
        <li key={offer.offerId} className={`${classes.row} ${classes.offered}`}>
          <span className={classes.rowTop}>
            <span className={classes.customer}>{offer.customerName}</span>
            <span className={classes.clock} data-waits>
              <span className="visually-hidden">{t`To be answered in`}</span>
              <Until at={offer.expiresAt} />
            </span>
          </span>
          <span className={classes.rowEnd}>
            <ChannelMark channel={offer.channel} />
            <span className={classes.queue}>{offer.queueName}</span>
            {offer.isCallback ? <CallbackMark /> : null}
          </span>
        </li>
      ))}
    </WorkGroup>
  );
}
