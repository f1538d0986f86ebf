import { SegmentedControl } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { Locale } from '@zentrale/protocol/views';
import { activateLocale } from '../text/i18n.ts';

/** `onChoose` may remember the choice for the person. */
export function LocaleSwitch({ onChoose }: { onChoose?: (locale: Locale) => void }) {
  const { t, i18n } = useLingui();
  return (
    <SegmentedControl
      aria-label={t`Language`}
      value={i18n.locale}
      onChange={(value) => {
        const locale: Locale = value === 'de' ? 'de' : 'en';
        void activateLocale(locale);
        onChoose?.(locale);
      }}
      data={[
        { value: 'de', label: 'Deutsch' },
        { value: 'en', label: 'English' },
      ]}
    />
  );
}
