import { useLingui } from '@lingui/react/macro';
import type { DeadLetterView, DeviceView } from '@zentrale/protocol/views';

type Reading = DeviceView['readings'][number];

/** What devices say, in the reader's language. Words we do not know are shown as they came. */
export function useDeviceWords() {
  const { t, i18n } = useLingui();
  const words: Record<string, string> = {
    'door-open-too-long': t`Door open too long`,
    'temperature-high': t`Too warm`,
    'temperature-low': t`Too cold`,
    'defibrillator-taken': t`Defibrillator taken`,
    door: t`Door`,
    temperature: t`Temperature`,
    defibrillator: t`Defibrillator`,
    battery: t`Battery`,
    open: t`open`,
    closed: t`closed`,
    taken: t`taken`,
    returned: t`in its place`,
  };
  const word = (name: string) => words[name] ?? name;
  return {
    word,
    value: ({ value, unit }: Reading) => {
      const figure = Number(value);
      const isFigure = value.trim() !== '' && Number.isFinite(figure);
      const text = isFigure ? new Intl.NumberFormat(i18n.locale).format(figure) : word(value);
      return unit === '' ? text : `${text} ${unit}`;
    },
  };
}

export function useSourceName(): (source: DeadLetterView['source']) => string {
  const { t } = useLingui();
  return (source) => ({ mqtt: t`Device (MQTT)`, webhook: t`Webhook`, outbox: t`Outgoing` })[source];
}
