import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { SystemNote } from '@zentrale/protocol/views';
import { centreQuery } from '../../api/queries.ts';

/** The server's lines in the reader's language. Facts that are missing read as a general word. */
export function useNoteWords(): (note: SystemNote) => string {
  const { t } = useLingui();
  const { data: centre } = useQuery(centreQuery);
  return ({ code, facts }) => {
    const first = (...names: string[]) => {
      for (const name of names) {
        const value = facts[name];
        if (value !== undefined && value !== '') return String(value);
      }
      return null;
    };
    const queueId = first('queueId');
    const queue =
      first('queueName', 'queue') ??
      centre?.queues.find((one) => one.queueId === queueId)?.name ??
      t`a queue`;
    const person = first('name', 'agentName', 'expertName') ?? t`Somebody`;
    const note = first('note');
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
      case 'transferred': {
        const to = first('toName', 'to', 'agentName', 'queueName') ?? queue;
        return note ? t`Transferred to ${to}: ${note}` : t`Transferred to ${to}`;
      }
      case 'customer-left':
        return t`The customer left the page`;
      case 'customer-returned':
        return t`The customer is back`;
      case 'conversation-closed':
        return t`Conversation closed`;
      case 'alarm-raised': {
        const condition = first('condition') ?? t`Alarm`;
        return t`Alarm raised: ${condition}`;
      }
      case 'alarm-cleared':
        return t`Alarm cleared`;
      case 'consult-requested': {
        const expert = first('expertName', 'name') ?? t`an expert`;
        return t`Asked ${expert} for help`;
      }
      case 'consult-declined': {
        const expert = first('expertName', 'name') ?? t`The expert`;
        return t`${expert} declined to help`;
      }
    }
  };
}
