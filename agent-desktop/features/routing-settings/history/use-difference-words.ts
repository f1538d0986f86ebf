import { useLingui } from '@lingui/react/macro';
import { useChannelName } from '../../../ui/ChannelMark.tsx';
import { useDayNames } from '../calendars/use-day-names.ts';
import { useSettings } from '../use-settings.ts';
import { isFieldName, useFieldName } from '../words.ts';
import type { Difference } from './differences.ts';
import { useValueWords } from './use-value-words.ts';

interface DifferenceWords {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** A difference as a person reads it: what it is called, what it was, what it is. */
export function useDifferenceWords(): (difference: Difference) => DifferenceWords {
  const { t, i18n } = useLingui();
  const field = useFieldName();
  const channel = useChannelName();
  const days = useDayNames();
  const valueOf = useValueWords();
  const { nameOf } = useSettings();
  return ({ path, before, after }) => ({
    label: path.map((name, index) => partOf(name, path[index - 1] ?? '')).join(' · '),
    before: valueOf(path, before),
    after: valueOf(path, after),
  });

  function partOf(name: string, within: string): string {
    switch (within) {
      case 'steps': {
        const number = Number(name) + 1;
        return t`Step ${number}`;
      }
      case 'skills':
        return nameOf('skill', name);
      case 'weekly':
        return days[Number(name) - 1] ?? name;
      case 'holidays':
        return dateOf(name);
      case 'channels':
        return channel(name);
      case 'attributes':
        return name;
      default:
        return isFieldName(name) ? field(name) : name;
    }
  }

  function dateOf(date: string): string {
    const at = Date.parse(`${date}T00:00:00Z`);
    if (Number.isNaN(at)) return date;
    const format = { dateStyle: 'medium', timeZone: 'UTC' } as const;
    return new Intl.DateTimeFormat(i18n.locale, format).format(at);
  }
}
