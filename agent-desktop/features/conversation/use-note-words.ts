import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { SystemNote } from '@zentrale/protocol/views';
import { centreQuery } from '../../api/queries.ts';

/** The server's lines in the reader's language. Facts that are missing read as a general word. */
export function useNoteWords(): (note: SystemNote) => string {
  const { t } = useLingui();
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
    }
  };
}
