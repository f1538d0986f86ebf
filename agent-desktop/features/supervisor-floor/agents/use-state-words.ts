import { useLingui } from '@lingui/react/macro';
import type { FloorAgentView } from '@zentrale/protocol/views';
import { useFloorWords } from '../words.tsx';
import { standingOf } from './standing.ts';

/** How an agent stands, with the reason where there is one. */
export function useStateWords(): (
  agent: Pick<FloorAgentView, 'connection' | 'routability' | 'reason' | 'next'>,
) => string {
  const { t } = useLingui();
  const { reasonName } = useFloorWords();
  return (agent) => {
    const reason = agent.reason === null ? null : reasonName(agent.reason);
    switch (standingOf(agent)) {
      case 'ready':
        return t`Ready`;
      case 'draining':
        if (agent.next === 'offline') return t`Finishing, then: signing out`;
        return reason === null ? t`Finishing` : t`Finishing, then: ${reason}`;
      case 'not-ready':
        return reason ?? t`Not ready`;
      case 'lost':
        return t`Connection lost`;
      case 'offline':
        return t`Signed out`;
    }
  };
}
