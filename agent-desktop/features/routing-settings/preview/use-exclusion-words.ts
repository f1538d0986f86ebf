import { useLingui } from '@lingui/react/macro';
import type { ExclusionReason } from '@zentrale/protocol/views';

/** Why somebody is left out. */
export function useExclusionWords(): (reason: ExclusionReason) => string {
  const { t } = useLingui();
  const words: Record<ExclusionReason, string> = {
    'not-connected': t`not signed in`,
    'not-ready': t`not ready`,
    'no-capacity': t`no room`,
    'channel-not-served': t`does not serve this channel`,
    'skill-missing': t`does not qualify`,
    'offered-before': t`was offered it before`,
    'held-in-reserve': t`kept in reserve`,
  };
  return (reason) => words[reason];
}
