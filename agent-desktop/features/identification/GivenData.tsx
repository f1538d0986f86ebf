import { useLingui } from '@lingui/react/macro';
import type { IdentityData } from '@zentrale/protocol/views';
import { Facts } from '../../ui/Facts.tsx';
import { useShownValue } from './use-shown-value.ts';
import { useIdentificationWords } from './use-words.ts';

const FIELDS = [
  'givenNames',
  'familyName',
  'dateOfBirth',
  'nationality',
  'documentKind',
  'documentNumber',
] as const satisfies readonly (keyof IdentityData)[];

/** What the customer has said of herself. */
export function GivenData({ given }: { given: IdentityData }) {
  const { t } = useLingui();
  const words = useIdentificationWords();
  const shown = useShownValue();
  return (
    <Facts
      rows={[
        ...FIELDS.map((field) => [words.field[field], shown(field, given[field] ?? null)] as const),
        [t`Mobile number`, given.mobileNumber],
      ]}
    />
  );
}
