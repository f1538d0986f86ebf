import { useLingui } from '@lingui/react/macro';
import type { OpenHours } from '@zentrale/protocol/views';
import { useChannelName } from '../../../ui/ChannelMark.tsx';
import { timeOfMinute } from '../calendars/hours.ts';
import { durationText } from '../fields/duration.ts';
import { useSettings } from '../use-settings.ts';
import { isFieldName, useChoiceName, useFieldName } from '../words.ts';

const CHOICES = ['ordering', 'agentStrategy', 'onFull', 'onWaitMax', 'onClosed', 'onAgentLost'];
const NAMED: Readonly<Record<string, 'queue' | 'calendar' | 'profile'>> = {
  overflowQueueId: 'queue',
  queueId: 'queue',
  calendarId: 'calendar',
  profileId: 'profile',
};

/** The value of a member as a person reads it. */
export function useValueWords(): (path: readonly string[], value: unknown) => string {
  const { t, i18n } = useLingui();
  const field = useFieldName();
  const choice = useChoiceName();
  const channel = useChannelName();
  const { nameOf } = useSettings();
  return valueOf;

  function valueOf(path: readonly string[], value: unknown): string {
    const name = path.at(-1) ?? '';
    if (value === undefined || value === '') return t`nothing`;
    if (value === null) return t`none`;
    if (path[0] === 'weekly') return hoursOf(value as OpenHours[]);
    if (path[0] === 'holidays') return holidayOf(value as { name: string; hours: OpenHours[] });
    if (path[0] === 'skills') return skillOf(value);
    if (typeof value === 'boolean') return value ? t`yes` : t`no`;
    if (typeof value === 'number') return numberOf(name, value);
    if (Array.isArray(value)) return listOf(name, value);
    if (typeof value === 'object') return wholeOf(path, value);
    return typeof value === 'string' ? textOf(name, value) : '';
  }

  function textOf(name: string, text: string): string {
    if (CHOICES.includes(name)) return choice(name, text);
    const kind = NAMED[name];
    return kind === undefined ? text : nameOf(kind, text);
  }

  function numberOf(name: string, value: number): string {
    if (name.endsWith('Ms')) return durationText(value, i18n.locale);
    const text = new Intl.NumberFormat(i18n.locale).format(value);
    return name.endsWith('Pct') ? `${text} %` : text;
  }

  function listOf(name: string, value: readonly unknown[]): string {
    if (value.length === 0) return t`none`;
    return value
      .map((one) => (name === 'queueIds' ? nameOf('queue', String(one)) : channel(String(one))))
      .join(', ');
  }

  /** Members in a row, for what was added or taken away as a whole. */
  function wholeOf(path: readonly string[], value: object): string {
    return Object.entries(value)
      .map(([name, one]) => {
        const label = isFieldName(name) ? field(name) : channel(name);
        return `${label} ${valueOf([...path, name], one)}`;
      })
      .join(', ');
  }

  function skillOf({ name, proficiency }: { name?: string; proficiency?: number }): string {
    return proficiency === undefined ? (name ?? '') : String(proficiency);
  }

  function holidayOf({ name, hours }: { name: string; hours: readonly OpenHours[] }): string {
    return `${name}, ${hoursOf(hours)}`;
  }

  function hoursOf(hours: readonly OpenHours[]): string {
    if (hours.length === 0) return t`closed`;
    return hours
      .map(
        ({ fromMinute, toMinute }) => `${timeOfMinute(fromMinute)}–${timeOfMinute(toMinute, true)}`,
      )
      .join(', ');
  }
}
