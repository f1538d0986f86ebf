import { useLingui } from '@lingui/react/macro';
import type { ExplanationView } from '@zentrale/protocol/views';
import { Until } from '../../../ui/clocks.tsx';
import { clockText } from '../../../ui/duration.ts';
import { useStrategyName } from './why-words.ts';
import classes from './panels.module.css';

type Offer = ExplanationView['offers'][number];

/** Why these agents: what was weighed when the offers were made. */
export function OfferReasonsList({ offers }: { offers: readonly Offer[] }) {
  return (
    <ul className={classes.offers}>
      {offers.map((offer) => (
        <OfferLine key={offer.offerId} offer={offer} />
      ))}
    </ul>
  );
}

function OfferLine({ offer }: { offer: Offer }) {
  const { t } = useLingui();
  const strategyName = useStrategyName();
  const { strategy, leaders, consideredCount } = offer.reasons;
  const by = strategyName(strategy);
  const [chosen, ...next] = leaders;
  const others = next.map(({ name }) => name).join(', ');
  const idle = clockText(chosen?.idleMs ?? 0);
  const load = chosen?.loadPct ?? 0;
  return (
    <li className={classes.offer}>
      <span className={classes.offerHead}>
        <strong>{offer.agentName}</strong>
        <span>
          {t`answers within`} <Until at={offer.expiresAt} />
        </span>
      </span>
      <span className={classes.why}>
        {t`Chosen of ${consideredCount} by: ${by}. At that moment: load ${load} %, idle ${idle}.`}{' '}
        {others === '' ? t`Nobody else could be offered it.` : t`Next would have been: ${others}.`}
      </span>
    </li>
  );
}
