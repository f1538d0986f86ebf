import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { DAYS } from './hours.ts';

// A Monday; any would do.
const MONDAY = Date.UTC(2024, 0, 1);

/** Monday to Sunday in the reader's language. */
export function useDayNames(style: 'long' | 'short' = 'long'): readonly string[] {
  const { i18n } = useLingui();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(i18n.locale, { weekday: style, timeZone: 'UTC' });
    return DAYS.map((day) => format.format(MONDAY + (day - 1) * 86_400_000));
  }, [i18n.locale, style]);
}
