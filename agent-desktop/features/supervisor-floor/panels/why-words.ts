import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ExclusionReason, OfferReasons } from '@zentrale/protocol/views';

/** Why somebody is left out, in one or two words, for a list. */
export function useExclusionName(): (reason: ExclusionReason) => string {
  const { t } = useLingui();
  return (reason) =>
    ({
      'not-connected': t`signed out`,
      'not-ready': t`not ready`,
      'no-capacity': t`no capacity left`,
      'channel-not-served': t`does not serve this channel`,
      'skill-missing': t`does not meet the requirement`,
      'offered-before': t`declined or missed it`,
      'held-in-reserve': t`kept free for another queue`,
    })[reason];
}

/** The same of several: a sentence's part. */
export function useExclusionCount(): (reason: ExclusionReason, count: number) => string {
  const { t } = useLingui();
  return (reason, count) => {
    switch (reason) {
      case 'not-connected':
        return t`${plural(count, { one: '# is signed out', other: '# are signed out' })}`;
      case 'not-ready':
        return t`${plural(count, { one: '# is not ready', other: '# are not ready' })}`;
      case 'no-capacity':
        return t`${plural(count, { one: '# has no capacity left', other: '# have no capacity left' })}`;
      case 'channel-not-served':
        return t`${plural(count, { one: '# does not serve this channel', other: '# do not serve this channel' })}`;
      case 'skill-missing':
        return t`${plural(count, { one: '# does not meet the requirement', other: '# do not meet the requirement' })}`;
      case 'offered-before':
        return t`${plural(count, { one: '# has declined or missed it', other: '# have declined or missed it' })}`;
      case 'held-in-reserve':
        return t`${plural(count, { one: '# is kept free for another queue', other: '# are kept free for another queue' })}`;
    }
  };
}

/** By what the agent of an offer was chosen. */
export function useStrategyName(): (strategy: OfferReasons['strategy']) => string {
  const { t } = useLingui();
  return (strategy) =>
    ({
      'longest-idle': t`least load, then longest idle`,
      'best-proficiency': t`best proficiency`,
      'least-loaded': t`least load`,
      fastest: t`shortest handle times`,
      score: t`highest score`,
      preferred: t`preferred by the customer`,
      directed: t`somebody chose this very agent`,
    })[strategy];
}
