import { useLingui } from '@lingui/react/macro';
import type { CallView, ConversationView, WorkView } from '@zentrale/protocol/views';
import { Pictures } from '../features/call/Pictures.tsx';
import { Composer } from '../features/composer/Composer.tsx';
import { Timeline } from '../features/conversation/Timeline.tsx';
import { DiallingBar } from '../features/dialling/DiallingBar.tsx';
import { ConsultBar } from '../features/expert/ConsultBar.tsx';
import { ParkedBar } from '../features/work-acts/ParkedBar.tsx';
import { PartyBar } from '../features/work-acts/PartyBar.tsx';
import { WrapUpBar } from '../features/wrap-up/WrapUpBar.tsx';
import { useEntries, useEntry } from '../realtime/use-topic.ts';
import type { WritingMode } from '../features/composer/modes.ts';
import { useWhyNot } from '../api/use-why-not.ts';
import { whyNotConversation } from '@zentrale/channels/rules';
import { WorkHeader } from './WorkHeader.tsx';
import classes from './WorkPane.module.css';

/** One interaction: what was said, and saying more. */
export function WorkPane({ work }: { work: WorkView }) {
  const { t } = useLingui();
  const whyNot = useWhyNot();
  const name = `conversation/${work.conversationId}`;
  const conversation = useEntry<ConversationView>(name, 'conversation');
  const call = useEntry<CallView>(name, 'call');
  const consult = useEntries(name, 'consult').findLast(
    (one) => one.state === 'private' || one.state === 'joined',
  );

  const modes: WritingMode[] = conversation
    ? [
        {
          mode: 'reply',
          blocked:
            work.state === 'wrap-up'
              ? t`The interaction is completed; only notes can be added.`
              : work.state === 'parked'
                ? t`This is parked. Take it up again first.`
                : whyNot(whyNotConversation('write-to-customer', conversation)),
        },
        { mode: 'note', blocked: whyNot(whyNotConversation('write-internally', conversation)) },
        ...(consult
          ? [
              {
                mode: 'consult' as const,
                blocked: null,
                consultId: consult.consultId,
                partnerName: consult.expertName,
              },
            ]
          : []),
      ]
    : [];

  return (
    <section className={classes.pane} aria-label={t`Interaction with ${work.customerName}`}>
      <WorkHeader work={work} conversation={conversation} />
      <DiallingBar work={work} />
      <PartyBar work={work} />
      <ConsultBar conversationId={work.conversationId} />
      <Pictures call={call} />
      <Timeline conversationId={work.conversationId} />
      {work.state === 'wrap-up' ? <WrapUpBar work={work} /> : null}
      {work.state === 'parked' ? <ParkedBar work={work} /> : null}
      {conversation ? <Composer conversation={conversation} modes={modes} /> : null}
    </section>
  );
}
