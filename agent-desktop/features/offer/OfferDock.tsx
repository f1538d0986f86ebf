import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useEntries } from '../../realtime/use-topic.ts';
import { useNow } from '../../realtime/clock.ts';
import { ChannelMark } from '../../ui/ChannelMark.tsx';
import { OfferCard } from './OfferCard.tsx';
import { useAnsweredElsewhere } from './one-tab.ts';
import { useAlert } from './use-alert.ts';
import { WonNotes } from './WonNotes.tsx';
import classes from './offer.module.css';

/** One offer asks for attention; the others wait behind it in sight. */
export function OfferDock() {
  const { t } = useLingui();
  const now = useNow();
  const answered = useAnsweredElsewhere();
  const offers = useEntries('desk', 'offer')
    .filter((offer) => offer.expiresAt > now - 1_000 && !answered.has(offer.offerId))
    .toSorted((a, b) => b.priority - a.priority || a.offeredAt - b.offeredAt);
  const [first, ...others] = offers;
  const { isSilent } = useAlert(first ?? null);
  const won = useEntries('desk', 'won');
  if (!first && won.length === 0) return null;
  return (
    <aside className={classes.dock} aria-label={t`Offers`}>
      <WonNotes />
      {first ? <OfferCard key={first.offerId} offer={first} isSilent={isSilent} /> : null}
      {others.length > 0 ? (
        <div className={classes.others}>
          <p>{t`${plural(others.length, { one: '# more offer waits', other: '# more offers wait' })}`}</p>
          <ul>
            {others.map((offer) => (
              <li key={offer.offerId}>
                <ChannelMark channel={offer.channel} />
                <span>{offer.customerName}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </aside>
  );
}
