import { panelOf, type FloorPanelChoice } from '../search.ts';
import { useFloorSearch } from '../use-floor-search.ts';
import { AlertPanel } from '../alerts/AlertPanel.tsx';
import { AgentPanel } from './AgentPanel.tsx';
import { ConversationPanel } from './ConversationPanel.tsx';
import { ListPanel } from './ListPanel.tsx';
import { WhyPanel } from './WhyPanel.tsx';

/** Beside the floor: whatever somebody wants to look into. */
export function FloorPanel() {
  const { search } = useFloorSearch();
  const panel = panelOf(search);
  // One panel replaces the other, with a state of its own.
  return panel === null ? null : <Panel key={JSON.stringify(panel)} panel={panel} />;
}

function Panel({ panel }: { panel: FloorPanelChoice }) {
  switch (panel.kind) {
    case 'why':
      return <WhyPanel interactionId={panel.interactionId} />;
    case 'conversation':
      return <ConversationPanel conversationId={panel.conversationId} />;
    case 'agent':
      return <AgentPanel agentId={panel.agentId} />;
    case 'alerts':
      return <AlertPanel queueId={panel.queueId} />;
    case 'list':
      return <ListPanel choice={panel} />;
  }
}
