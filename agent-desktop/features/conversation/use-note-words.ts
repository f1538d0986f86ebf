import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { SystemNote } from '@zentrale/protocol/views';
import { centreQuery } from '../../api/queries.ts';
import { dateTimeText } from '../../ui/duration.ts';

/** The server's lines in the reader's language. Facts that are missing read as a general word. */
export function useNoteWords(): (note: SystemNote) => string {
  const { t, i18n } = useLingui();
  const { data: centre } = useQuery(centreQuery);
  return ({ code, facts }) => {
    const fact = (name: string) => {
      const value = facts[name];
      return value === undefined || value === '' ? null : String(value);
    };
    const queueId = fact('queueId');
    const queue = centre?.queues.find((one) => one.queueId === queueId)?.name ?? t`a queue`;
    const person = fact('name') ?? t`Somebody`;
    const note = fact('note');
    const time = (name: string) => {
      const value = facts[name];
      return typeof value === 'number' ? dateTimeText(value, i18n.locale) : null;
    };
    switch (code) {
      case 'conversation-started':
        return t`Conversation started`;
      case 'queued':
        return t`Waiting in ${queue}`;
      case 'agent-joined':
        return t`${person} took over`;
      case 'agent-left':
        return t`${person} left`;
      case 'expert-joined':
        return t`${person} joined as an expert`;
      case 'expert-left':
        return t`${person} (expert) left`;
      case 'supervisor-joined':
        return t`${person} (supervisor) joined`;
      case 'transferred': {
        const to = fact('to') ?? queue;
        return note ? t`Transferred to ${to}: ${note}` : t`Transferred to ${to}`;
      }
      case 'customer-left':
        return t`The customer left the page`;
      case 'customer-returned':
        return t`The customer is back`;
      case 'conversation-closed':
        return t`Conversation closed`;
      case 'alarm-raised': {
        const condition = fact('condition') ?? t`Alarm`;
        return t`Alarm raised: ${condition}`;
      }
      case 'alarm-cleared':
        return t`Alarm cleared`;
      case 'consult-requested': {
        const expert = fact('expert') ?? t`an expert`;
        return t`Asked ${expert} for help`;
      }
      case 'consult-declined': {
        const expert = fact('name') ?? t`The expert`;
        const reason = fact('reason');
        return reason ? t`${expert} declined to help: ${reason}` : t`${expert} declined to help`;
      }
      case 'held':
        return t`${person} asked the customer to wait a moment`;
      case 'retrieved':
        return t`${person} is back`;
      case 'parked': {
        const until = time('wakesAt');
        return until
          ? t`${person} parked this until ${until} at the latest`
          : t`${person} parked this`;
      }
      case 'taken-up-again':
        return t`${person} took this up again`;
      case 'reopened':
        return t`${person} reopened this`;
      case 'overflowed':
        return t`Passed on to ${queue}, where somebody may be free sooner`;
      case 'queue-closed': {
        const opens = time('opensAt');
        return opens ? t`${queue} was closed; it opens ${opens}` : t`${queue} was closed`;
      }
      case 'queue-full':
        return t`${queue} was full`;
      case 'wait-expired':
        return t`Nobody became free in time`;
      case 'callback-requested':
      case 'callback-scheduled': {
        const starts = time('startsAt');
        return starts
          ? t`The customer is to be written to from ${starts} on`
          : t`The customer has left and is to be written to`;
      }
      case 'colleague-consulted': {
        const agent = fact('agent') ?? t`Somebody`;
        return t`${agent} consulted ${person}`;
      }
      case 'colleague-joined':
        return t`${person} joined`;
      case 'colleague-left':
        return t`${person} left`;
      case 'supervisor-left':
        return t`${person} (supervisor) left`;
    }
  };
}
