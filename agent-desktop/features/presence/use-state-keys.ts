import { useLingui } from '@lingui/react/macro';
import { agentActions } from '@zentrale/routing/rules';
import type { AgentView } from '@zentrale/protocol/views';
import { useWhyNot } from '../../api/use-why-not.ts';
import { useShortcut } from '../../keyboard/shortcuts.ts';

/** The keys for the agent's own state. */
export function useStateKeys(
  agent: AgentView,
  acts: { openMenu: () => void; goReady: () => void; signOutLater: () => void },
): void {
  const { t } = useLingui();
  const whyNot = useWhyNot();
  useShortcut({
    id: 'state-menu',
    chord: 'alt+s',
    label: t`Change my state`,
    group: 'desk',
    run: acts.openMenu,
  });
  useShortcut({
    id: 'set-ready',
    chord: 'alt+shift+r',
    label: t`Become ready`,
    group: 'desk',
    blocked:
      agent.routability === 'ready' ? t`You are ready.` : whyNot(agentActions(agent).setReady),
    run: acts.goReady,
  });
  useShortcut({
    id: 'sign-out-after-last',
    chord: 'alt+shift+q',
    label: t`Sign out after the last one`,
    group: 'desk',
    blocked: agent.next === 'offline' ? t`You are finishing already.` : null,
    run: acts.signOutLater,
  });
}
