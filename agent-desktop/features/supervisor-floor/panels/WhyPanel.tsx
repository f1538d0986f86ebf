import { useLingui } from '@lingui/react/macro';
import { IconMoodSmile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { WaitingView } from '@zentrale/protocol/views';
import { useState } from 'react';
import { problemOf } from '../../../api/client.ts';
import { useEntry } from '../../../realtime/use-topic.ts';
import { Since } from '../../../ui/clocks.tsx';
import { Section } from '../../../ui/Panel.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../../ui/states.tsx';
import { WaitingActs } from '../acts/WaitingActs.tsx';
import { explanationQuery } from '../queries.ts';
import { useFloorSearch } from '../use-floor-search.ts';
import { CandidateList } from './CandidateList.tsx';
import { OfferReasonsList } from './OfferReasonsList.tsx';
import { StepLadder } from './StepLadder.tsx';
import { WhySummary } from './WhySummary.tsx';

/** Why somebody still waits, or to whom work is offered and why. Asked anew while it is open. */
export function WhyPanel({ interactionId }: { interactionId: string }) {
  const { t } = useLingui();
  const { show } = useFloorSearch();
  const hasLeft = useHasLeft(interactionId);
  const query = useQuery({ ...explanationQuery(interactionId), enabled: !hasLeft });
  const { error, refetch } = query;
  const why = hasLeft ? null : query.data;
  const close = () => show(null);
  if (error !== null && why === undefined) {
    return (
      <SidePanel title={t`Why`} onClose={close}>
        <ErrorState problem={problemOf(error)} onRetry={() => void refetch()} />
      </SidePanel>
    );
  }
  if (why === undefined) {
    return (
      <SidePanel title={t`Why`} onClose={close}>
        <LoadingRows count={6} />
      </SidePanel>
    );
  }
  if (why === null) {
    return (
      <SidePanel title={t`Why`} onClose={close}>
        <EmptyState icon={<IconMoodSmile size={22} />} title={t`This waits no longer`}>
          {t`It was taken, or the customer has left.`}
        </EmptyState>
      </SidePanel>
    );
  }
  const name = why.customerName || t`Unknown customer`;
  return (
    <SidePanel
      title={why.state === 'offered' ? t`Why ${name} is offered so` : t`Why ${name} waits`}
      about={
        <>
          <span>{why.queueName}</span>
          <span>
            {t`waiting for`} <Since at={why.queuedAt} />
          </span>
        </>
      }
      onClose={close}
    >
      <WhySummary why={why} />
      <WaitingActs why={why} />
      {why.offers.length > 0 ? (
        <Section title={t`On offer`}>
          <OfferReasonsList offers={why.offers} />
        </Section>
      ) : null}
      <Section title={t`Steps`}>
        <StepLadder why={why} />
      </Section>
      <Section title={t`Candidates`}>
        <CandidateList why={why} />
      </Section>
    </SidePanel>
  );
}

/** It was among those who wait and is no more: nothing is left to ask about. */
function useHasLeft(interactionId: string): boolean {
  const isListed = useEntry<WaitingView>('floor', `waiting:${interactionId}`) !== null;
  const [wasListed, setWasListed] = useState(isListed);
  if (isListed && !wasListed) setWasListed(true);
  return wasListed && !isListed;
}
