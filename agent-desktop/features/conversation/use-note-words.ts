import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { SystemNote } from '@zentrale/protocol/views';
import { centreQuery } from '../../api/queries.ts';
import { dateTimeText } from '../../ui/duration.ts';
import { NOTE_WORDS } from './note-words.ts';

/** The server's lines in the reader's language. Facts that are missing read as a general word. */
export function useNoteWords(): (note: SystemNote) => string {
  const { t, i18n } = useLingui();
  const { data: centre } = useQuery(centreQuery);
  return ({ code, facts }) => {
    const fact = (name: string) => {
      const value = facts[name];
      return value === undefined || value === '' ? null : String(value);
    };
    const time = (name: string) => {
      const value = facts[name];
      return typeof value === 'number' ? dateTimeText(value, i18n.locale) : null;
    };
    const queueId = fact('queueId');
    const queue = centre?.queues.find((one) => one.queueId === queueId)?.name ?? t`a queue`;
    const person = fact('name') ?? t`Somebody`;
    return i18n._(NOTE_WORDS[code]({ fact, time, queue, person }));
  };
}
