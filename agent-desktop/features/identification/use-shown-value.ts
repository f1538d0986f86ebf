import { useLingui } from '@lingui/react/macro';
import { NATIONALITIES, type DocumentKind, type ZoneField } from '@zentrale/protocol/views';

/** A value as people read it: dates, states and kinds of documents in the reader's language. */
export function useShownValue(): (field: ZoneField, value: string | null) => string {
  const { t, i18n } = useLingui();
  const kinds: Record<DocumentKind, string> = {
    'identity-card': t`Identity card`,
    passport: t`Passport`,
    'residence-permit': t`Residence permit`,
  };
  return (field, value) => {
    if (value === null) return '–';
    if (field === 'dateOfBirth') {
      return new Intl.DateTimeFormat(i18n.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
        new Date(value),
      );
    }
    if (field === 'documentKind') return kinds[value as DocumentKind] ?? value;
    const state = field === 'nationality' ? NATIONALITIES.get(value) : undefined;
    if (state === undefined) return value;
    return new Intl.DisplayNames(i18n.locale, { type: 'region' }).of(state) ?? value;
  };
}
