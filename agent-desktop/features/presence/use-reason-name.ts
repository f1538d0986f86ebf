import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { centreQuery } from '../../api/queries.ts';
import { localName } from '../../text/i18n.ts';

/** A not-ready reason in words; the built-in ones are ours, the others the centre's. */
export function useReasonName(): (reasonId: string | null) => string {
  const { t, i18n } = useLingui();
  const { data: centre } = useQuery(centreQuery);
  return (reasonId) => {
    if (reasonId === null) return t`Not ready`;
    if (reasonId === 'system.missed-offer') return t`Missed offer`;
    if (reasonId === 'system.signed-out') return t`Just signed in`;
    const reason = centre?.notReadyReasons.find((one) => one.reasonId === reasonId);
    return reason ? localName(reason, i18n.locale) : t`Not ready`;
  };
}
