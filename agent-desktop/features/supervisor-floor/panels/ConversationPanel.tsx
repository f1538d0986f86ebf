import { useLingui } from '@lingui/react/macro';
import type {
  CallView,
  ConversationView,
  FloorWorkView,
  SupervisionView,
} from '@zentrale/protocol/views';
import { useMemo } from 'react';
import { useSession } from '../../../api/session.ts';
import { useEntries, useEntry, useTopic } from '../../../realtime/use-topic.ts';
import { ChannelMark } from '../../../ui/ChannelMark.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { ErrorState, LoadingRows } from '../../../ui/states.tsx';
import { Transcript } from '../../../ui/Transcript.tsx';
import { useFloorSearch } from '../use-floor-search.ts';
import { useFloorWords } from '../words.tsx';
import { SuperviseForm } from './SuperviseForm.tsx';
import { Supervising } from './Supervising.tsx';
import { SupervisorComposer } from './SupervisorComposer.tsx';
import classes from './panels.module.css';

/** Work of somebody, with whoever has it. */
export interface HeldWork {
  readonly work: FloorWorkView;
  readonly agentId: string;
  readonly agentName: string;
}

/**
 * A conversation beside the floor. Work that an agent holds is read by supervising it: with a
 * reason, and the agent sees it. What nobody holds may be read as it is.
 */
export function ConversationPanel({ conversationId }: { conversationId: string }) {
  const { t } = useLingui();
  const { show } = useFloorSearch();
  const session = useSession();
  const topic = `conversation/${conversationId}`;
  const state = useTopic(topic);
  const conversation = useEntry<ConversationView>(topic, 'conversation');
  const supervision = useEntry<SupervisionView>(topic, 'supervision');
  const call = useEntry<CallView>(topic, 'call');
  const isCall = call !== null && call.state !== 'ended';
  const { pictures } = useFloorWords();
  const held = useHeldWork(conversationId);
  const mine = supervision?.supervisors.find((one) => one.personId === session.personId);
  const mayRead = held === null || mine !== undefined || held.agentId === session.personId;
  return (
    <SidePanel
      title={conversation?.customerName || t`Conversation`}
      about={
        conversation === null ? null : (
          <>
            <ChannelMark channel={conversation.channel} />
            <span>{conversation.subject}</span>
            {held === null ? null : <span>{t`with ${held.agentName}`}</span>}
            {conversation.state === 'closed' ? <span>{t`Closed`}</span> : null}
          </>
        )
      }
      onClose={() => show(null)}
    >
      {state.phase === 'refused' && state.problem ? (
        <ErrorState problem={state.problem} />
      ) : conversation === null ? (
        <LoadingRows count={6} />
      ) : (
        <>
          {held === null || held.agentId === session.personId ? null : mine === undefined ? (
            <SuperviseForm held={held} isCall={isCall} />
          ) : (
            <Supervising held={held} mine={mine} isCall={isCall} />
          )}
          {isCall ? pictures(call) : null}
          {mayRead ? <Reading topic={topic} /> : null}
          {held !== null && mine !== undefined && mine.mode !== 'monitor' ? (
            <SupervisorComposer held={held} mode={mine.mode} />
          ) : null}
        </>
      )}
    </SidePanel>
  );
}

/** What an agent holds of this conversation; offered and parked work is in nobody's hands. */
function useHeldWork(conversationId: string): HeldWork | null {
  const agents = useEntries('floor', 'agent');
  for (const { agentId, name, work } of agents) {
    const found = work.find((one) => one.conversationId === conversationId && isInHand(one));
    if (found !== undefined) return { work: found, agentId, agentName: name };
  }
  return null;
}

function isInHand({ state }: FloorWorkView): boolean {
  return state === 'active' || state === 'on-hold' || state === 'wrap-up';
}

function Reading({ topic }: { topic: string }) {
  const messages = useEntries(topic, 'message');
  const speeches = useEntries(topic, 'speech');
  const { noteWords } = useFloorWords();
  const inOrder = useMemo(() => messages.toSorted((a, b) => a.seq - b.seq), [messages]);
  return (
    <div className={classes.transcript}>
      <Transcript messages={inOrder} speeches={speeches} noteWords={noteWords} />
    </div>
  );
}
