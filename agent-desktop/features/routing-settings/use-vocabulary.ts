import { useMemo } from 'react';
import { CHANNELS } from './fields/capacity.ts';
import type { Vocabulary } from './fields/suggestions.ts';
import { useSettings } from './use-settings.ts';

/** What the journey tells routing of a customer; others may be written by hand. */
const CONTEXT = ['tier', 'language', 'value', 'openCases', 'lastAgentId', 'hasConsent'];

/** What expressions may name in this centre. */
export function useVocabulary(): Vocabulary {
  const { skills, agents } = useSettings();
  return useMemo(
    () => ({
      skills: skills?.skills ?? [],
      attributes: [
        ...new Set(agents.flatMap(({ agent }) => Object.keys(agent.attributes))),
      ].toSorted(),
      context: CONTEXT,
      channels: CHANNELS,
    }),
    [skills, agents],
  );
}
