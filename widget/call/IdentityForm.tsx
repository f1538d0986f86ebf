import { NATIONALITIES } from '@zentrale/protocol/identity-form';
import type { ComponentChildren, TargetedSubmitEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { IdentityTrouble } from './identifying.ts';
import type { Language } from '../text/choose-language.ts';
import {
  IDENTITY_FIELDS,
  identityBody,
  type IdentityField,
  identityTrouble,
  NO_VALUES,
} from './identity-rules.ts';
import { takeFocus } from '../ui/take-focus.ts';
import { useCall } from './use-call.ts';
import type { CallSay, CallTextKey } from './words.ts';

const LABELS: Record<IdentityField, CallTextKey> = {
  givenNames: 'identityGivenNames',
  familyName: 'identityFamilyName',
  dateOfBirth: 'identityDateOfBirth',
  nationality: 'identityNationality',
  documentKind: 'identityDocumentKind',
  documentNumber: 'identityDocumentNumber',
  mobileNumber: 'identityMobileNumber',
};
const KINDS = [
  ['identity-card', 'identityCard'],
  ['passport', 'identityPassport'],
  ['residence-permit', 'identityPermit'],
] as const;
const CONSENTS = [
  ['identification', 'identityConsent'],
  ['photographs', 'identityPhotoConsent'],
] as const;

/** What the customer says of herself, and the two things she agrees to. */
export function IdentityForm({ retentionDays }: { retentionDays: number }) {
  const { identifying, state, say } = useCall();
  const formRef = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState(NO_VALUES);
  const [agreed, setAgreed] = useState<readonly string[]>([]);
  const [isChecked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [today] = useState(todayText);
  const [trouble, setTrouble] = useState<IdentityTrouble | null>(null);
  useEffect(() => takeFocus(formRef.current?.querySelector<HTMLElement>('h3')), []);

  const refused = trouble?.field?.replace(/^data\./, '') ?? null;
  const words = (field: IdentityField): string | null => {
    const own = isChecked ? identityTrouble(field, values, today) : null;
    if (own !== null) return say(own, { max: 120 });
    if (refused !== field) return null;
    return say(field === 'mobileNumber' ? 'identityNumberWrong' : 'fieldRefused');
  };
  const act = async (work: Promise<IdentityTrouble | null>) => {
    setBusy(true);
    setTrouble(await work);
    setBusy(false);
  };
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    const wrong =
      IDENTITY_FIELDS.find((field) => identityTrouble(field, values, today) !== null) ??
      CONSENTS.find(([purpose]) => !agreed.includes(purpose))?.[0];
    if (wrong) formRef.current?.querySelector<HTMLElement>(`#${wrong}`)?.focus();
    else if (!isBusy) void act(identifying.give(identityBody(values)));
  };
  const bind = (field: IdentityField) => ({
    id: field,
    name: field,
    value: values[field],
    'aria-invalid': words(field) !== null,
    'aria-describedby': words(field) === null ? undefined : `${field}-trouble`,
    onInput: (event: { currentTarget: { value: string } }) =>
      setValues({ ...values, [field]: event.currentTarget.value }),
  });
  const field = (name: IdentityField, input: ComponentChildren) => (
    <div class="field">
      <label for={name}>{say(LABELS[name])}</label>
      {input}
      {words(name) && (
        <p class="trouble" id={`${name}-trouble`}>
          {words(name)}
        </p>
      )}
    </div>
  );
  const choice = (name: IdentityField, options: readonly (readonly [string, string])[]) =>
    field(
      name,
      <select {...bind(name)}>
        <option value="">{say('identityNoAnswer')}</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>,
    );
  return (
    <form ref={formRef} class="form" noValidate aria-label={say('identity')} onSubmit={onSubmit}>
      <h3 tabIndex={-1}>{say('identity')}</h3>
      <p class="hint">{say('identityIntro')}</p>
      {/* The rule does not know the names of HTML's own list. */}
      {/* oxlint-disable jsx-a11y/autocomplete-valid */}
      {field('givenNames', <input {...bind('givenNames')} autoComplete="given-name" />)}
      {field('familyName', <input {...bind('familyName')} autoComplete="family-name" />)}
      {/* oxlint-enable jsx-a11y/autocomplete-valid */}
      {field('dateOfBirth', <input {...bind('dateOfBirth')} type="date" autoComplete="bday" />)}
      {choice('nationality', nationalities(state.language))}
      {choice(
        'documentKind',
        KINDS.map(([kind, key]) => [kind, say(key)] as const),
      )}
      {field('documentNumber', <input {...bind('documentNumber')} autoComplete="off" />)}
      {field('mobileNumber', <input {...bind('mobileNumber')} type="tel" autoComplete="tel" />)}
      <p class="hint">{say('identityMobileHint')}</p>
      {CONSENTS.map(([purpose, key]) => (
        <Consent
          key={purpose}
          id={purpose}
          words={say(key, { days: retentionDays })}
          isGiven={agreed.includes(purpose)}
          isMissed={isChecked && !agreed.includes(purpose)}
          onChange={(isGiven) => {
            const others = agreed.filter((one) => one !== purpose);
            setAgreed(isGiven ? [...others, purpose] : others);
          }}
        />
      ))}
      {trouble && (
        <p class="trouble" role="alert">
          {troubleWords(trouble, say)}
        </p>
      )}
      <button class="primary" type="submit" aria-disabled={isBusy}>
        {say('identitySend')}
      </button>
      <button class="plain" type="button" onClick={() => void act(identifying.decline())}>
        {say('identityDecline')}
      </button>
    </form>
  );
}

function Consent({
  id,
  words,
  isGiven,
  isMissed,
  onChange,
}: {
  id: string;
  words: string;
  isGiven: boolean;
  isMissed: boolean;
  onChange: (isGiven: boolean) => void;
}) {
  const { say } = useCall();
  return (
    <div class="field">
      <label class="consent">
        <input
          id={id}
          type="checkbox"
          checked={isGiven}
          aria-invalid={isMissed}
          aria-describedby={isMissed ? `${id}-trouble` : undefined}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
        {words}
      </label>
      {isMissed && (
        <p class="trouble" id={`${id}-trouble`}>
          {say('identityConsentMissing')}
        </p>
      )}
    </div>
  );
}

function todayText(): string {
  return new Date().toISOString().slice(0, 10);
}

function troubleWords({ kind, field }: IdentityTrouble, say: CallSay): string {
  if (kind === 'unreachable') return say('notReached');
  return field === null ? say('refused', { kind }) : say('fieldRefused');
}

/** In the reader's language and order. */
function nationalities(language: Language): (readonly [string, string])[] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  return [...NATIONALITIES]
    .map(([code, region]) => [code, names.of(region) ?? code] as const)
    .toSorted(([, one], [, other]) => one.localeCompare(other, language));
}
