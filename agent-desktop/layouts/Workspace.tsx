import { useLingui } from '@lingui/react/macro';
import { IconInbox } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import type { AgentView, PartyView, WorkView } from '@zentrale/protocol/views';
import { useSession } from '../api/session.ts';
import { WorkList } from '../features/inbox/WorkList.tsx';
import { ReadyInvitation } from '../features/presence/ReadyInvitation.tsx';
import { useEntry, useTopic } from '../realtime/use-topic.ts';
import { Columns } from '../ui/Columns.tsx';
import { EmptyState, LoadingRows } from '../ui/states.tsx';
import { ContextPanel } from './ContextPanel.tsx';
import { PartyPane } from './PartyPane.tsx';
import { WorkPane } from './WorkPane.tsx';
import classes from './Shell.module.css';

/** List, conversation, context: where agents spend their day. */
export function Workspace() {
  const { t } = useLingui();
  const params = useParams({ strict: false });
  const interactionId = params.interactionId ?? null;
  const desk = useTopic('desk');
  const work = useEntry<WorkView>('desk', `work:${interactionId ?? ''}`);
  const party = useEntry<PartyView>('desk', `party:${interactionId ?? ''}`);
  const shown = work ?? party;
  const agent = useEntry<AgentView>('desk', 'agent');
  const isAgent = useSession().roles.includes('agent');
  const unread = shown && shown.unreadCount > 0 ? `(${shown.unreadCount}) ` : '';
  return (
    <>
      <title>{shown ? `${unread}${shown.customerName} – Zentrale` : t`Inbox – Zentrale`}</title>
      <Columns
        id="workspace"
        label={t`Width of the columns`}
        left={<WorkList openId={interactionId} />}
        middle={
          work ? (
            <WorkPane key={work.interactionId} work={work} />
          ) : party ? (
            <PartyPane key={party.interactionId} party={party} />
          ) : desk.phase === 'loading' ? (
            <LoadingRows count={6} />
          ) : isAgent && agent?.routability === 'not-ready' && interactionId === null ? (
            <ReadyInvitation />
          ) : (
            <div className={classes.besideOffers}>
              <EmptyState
                icon={<IconInbox size={22} />}
                title={interactionId ? t`This interaction is no longer yours` : t`Nothing is open`}
              >
                {interactionId
                  ? t`It was completed, transferred or taken back. Choose another one on the left.`
                  : t`Choose an interaction on the left, or wait for the next offer.`}
              </EmptyState>
            </div>
          )
        }
        right={
          work ? (
            <ContextPanel key={work.conversationId} work={work} />
          ) : party ? (
            <ContextPanel key={party.conversationId} work={party} isReadOnly />
          ) : null
        }
      />
    </>
  );
}
