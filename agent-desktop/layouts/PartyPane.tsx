import { useLingui } from '@lingui/react/macro';
import { whyNotConversation } from '@zentrale/channels/rules';
import type { ConversationView, PartyView } from '@zentrale/protocol/views';
import { useWhyNot } from '../api/use-why-not.ts';
import { Pictures } from '../features/call/Pictures.tsx';
import { Composer } from '../features/composer/Composer.tsx';
import type { WritingMode } from '../features/composer/modes.ts';
import { Timeline } from '../features/conversation/Timeline.tsx';
import { PartyActions } from '../features/work-acts/PartyActions.tsx';
import { useCallOf } from '../realtime/use-call-of.ts';
import { useEntry } from '../realtime/use-topic.ts';
import { ChannelMark } from '../ui/ChannelMark.tsx';
import { Since } from '../ui/clocks.tsx';
import classes from './WorkPane.module.css';

/** A colleague's interaction: reading along, notes, and in conference words to the customer. */
export function PartyPane({ party }: { party: PartyView }) {
  const { t } = useLingui();
  const whyNot = useWhyNot();
  const conversation = useEntry<ConversationView>(
    `conversation/${party.conversationId}`,
    'conversation',
  );
  const call = useCallOf(party.conversationId);
  const { holderName, customerName } = party;
  const note: WritingMode | null = conversation && {
    mode: 'note',
    blocked: whyNot(whyNotConversation('write-internally', conversation)),
  };
  const reply: WritingMode | null = conversation && {
    mode: 'reply',
    blocked:
      party.role === 'conferenced'
        ? whyNot(whyNotConversation('write-to-customer', conversation))
        : t`The customer does not see you yet. Join in to write to them.`,
  };
  const modes = [reply, note].filter((one) => one !== null);
  return (
    <section className={classes.pane} aria-label={t`Taking part with ${customerName}`}>
      <header className={classes.head}>
        <div className={classes.about}>
          <h2 className={classes.name}>
            {customerName} <span className={classes.subject}>{party.subject}</span>
          </h2>
          <p className={classes.meta}>
            <ChannelMark channel={party.channel} />
            <span>
              {party.role === 'conferenced'
                ? t`in conference with ${holderName}`
                : t`consulted by ${holderName}`}
            </span>
            <Since at={party.joinedAt} />
          </p>
        </div>
        <PartyActions party={party} />
      </header>
      <Pictures call={call} />
      <Timeline conversationId={party.conversationId} />
      {conversation ? <Composer conversation={conversation} modes={modes} /> : null}
    </section>
  );
}
