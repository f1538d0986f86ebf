import { Tabs } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ConversationView, IdentificationView, WorkView } from '@zentrale/protocol/views';
import { useEffect } from 'react';
import { AlarmDetails } from '../features/customer/AlarmDetails.tsx';
import { CustomerCard } from '../features/customer/CustomerCard.tsx';
import { JourneyTimeline } from '../features/customer/JourneyTimeline.tsx';
import { HintList } from '../features/hints/HintList.tsx';
import { KnowledgePanel } from '../features/knowledge/KnowledgePanel.tsx';
import { useEntry } from '../realtime/use-topic.ts';
import { showTab, useContextPanel, type ContextTab } from '../state/context-panel.ts';
import classes from './ContextPanel.module.css';
import { IdentificationTab } from './IdentificationTab.tsx';

/** What helps with the conversation: the customer, the story, hints and articles. */
export function ContextPanel({
  work,
  isReadOnly = false,
}: {
  work: Pick<WorkView, 'conversationId' | 'customerId' | 'interactionId'>;
  /** Experts read along; hints belong to the agent. */
  isReadOnly?: boolean;
}) {
  const { t } = useLingui();
  const { tab, articleId } = useContextPanel();
  const conversation = useEntry<ConversationView>(
    `conversation/${work.conversationId}`,
    'conversation',
  );
  const view = useEntry<IdentificationView>(
    `conversation/${work.conversationId}`,
    'identification',
  );
  // Whoever reads along reads no documents.
  const identification = isReadOnly ? null : view;
  const alarm = conversation?.alarm ?? null;
  const hasAlarm = alarm !== null;
  useEffect(() => {
    useContextPanel.setState({ tab: hasAlarm ? 'alarm' : 'assist', articleId: null });
  }, [hasAlarm]);
  const open = identification !== null && identification.state !== 'ended';
  const openId = open ? identification.identificationId : null;
  useEffect(() => {
    // Also for whoever takes it over, and after a reload.
    if (openId !== null) showTab('identification');
  }, [openId]);
  const isMissing =
    (tab === 'alarm' && !hasAlarm) || (tab === 'identification' && identification === null);
  const shown: ContextTab = isMissing ? 'assist' : tab;

  return (
    <aside className={classes.panel} aria-label={t`Context`}>
      <Tabs
        value={shown}
        onChange={(value) => showTab((value ?? 'assist') as ContextTab)}
        keepMounted={false}
        classNames={{
          root: classes.tabs,
          list: classes.list,
          tab: classes.tab,
          panel: classes.body,
        }}
      >
        <Tabs.List aria-label={t`Context`}>
          {hasAlarm ? (
            <Tabs.Tab value="alarm" leftSection={<IconAlertTriangle size={15} aria-hidden />}>
              {t`Alarm`}
            </Tabs.Tab>
          ) : null}
          {identification === null ? null : (
            <Tabs.Tab value="identification">{t`Identity`}</Tabs.Tab>
          )}
          <Tabs.Tab value="assist">{t`Assist`}</Tabs.Tab>
          <Tabs.Tab value="customer">{t`Customer`}</Tabs.Tab>
          <Tabs.Tab value="journey">{t`Journey`}</Tabs.Tab>
        </Tabs.List>
        {alarm ? (
          <Tabs.Panel value="alarm">
            <AlarmDetails alarm={alarm} />
          </Tabs.Panel>
        ) : null}
        {identification === null ? null : (
          <Tabs.Panel value="identification">
            <IdentificationTab view={identification} language={conversation?.language ?? 'de'} />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="assist">
          {isReadOnly || articleId !== null ? null : (
            <HintList conversationId={work.conversationId} interactionId={work.interactionId} />
          )}
          <KnowledgePanel
            conversationId={work.conversationId}
            language={conversation?.language ?? 'de'}
          />
        </Tabs.Panel>
        <Tabs.Panel value="customer">
          <CustomerCard customerId={work.customerId} conversationId={work.conversationId} />
        </Tabs.Panel>
        <Tabs.Panel value="journey">
          <JourneyTimeline customerId={work.customerId} />
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}
