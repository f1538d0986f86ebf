import type { CustomerIdentificationView } from '@zentrale/protocol';
import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { IdentityTrouble } from './identifying.ts';
import { useCall } from './use-call.ts';
import type { CallTextKey } from './words.ts';

const OUTCOMES: Record<NonNullable<CustomerIdentificationView['outcome']>, CallTextKey> = {
  identified: 'identityDone',
  'not-identified': 'identityNotDone',
  aborted: 'identityAborted',
};

/** Where the identification stands, above the words. */
export function IdentityPanel({ view }: { view: CustomerIdentificationView }) {
  const { state, say } = useCall();
  const { outcome, step, stepNumber, stepCount, code } = view;
  return (
    <section class="identity" aria-label={say('identity')}>
      <p role="status">
        {outcome !== null
          ? say(OUTCOMES[outcome])
          : step === null
            ? say('identityReady')
            : say('identityStep', {
                number: stepNumber,
                count: stepCount,
                name: step.name[state.language],
              })}
      </p>
      {step !== null && (
        <>
          <progress value={stepNumber - 1} max={stepCount} aria-hidden="true" />
          <p>{step.say[state.language]}</p>
        </>
      )}
      {step?.kind === 'code' && code !== null && <CodeForm code={code} />}
    </section>
  );
}

/** The code from the SMS: entered here, and told to nobody. */
function CodeForm({ code }: { code: NonNullable<CustomerIdentificationView['code']> }) {
  const { identifying, say } = useCall();
  const [digits, setDigits] = useState('');
  const [trouble, setTrouble] = useState<IdentityTrouble | null>(null);
  const [isShort, setShort] = useState(false);
  if (code.state === 'asked') return <p class="hint">{say('identityCodeWait')}</p>;
  const isOver = code.state !== 'sent' || code.triesLeft === 0;
  if (isOver) return <p class="trouble">{say('identityCodeOver')}</p>;
  const onSubmit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = digits.replaceAll(/\D/g, '');
    setShort(typed.length !== 6);
    if (typed.length !== 6) return;
    setTrouble(await identifying.enterCode(typed));
    setDigits('');
  };
  const words = isShort ? say('identityCodeDigits') : trouble && troubleWords(trouble);
  return (
    <form class="code" noValidate onSubmit={(event) => void onSubmit(event)}>
      <label for="identity-code">{say('identityCode')}</label>
      <input
        id="identity-code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        value={digits}
        aria-invalid={words !== null}
        aria-describedby={words === null ? undefined : 'identity-code-trouble'}
        onInput={({ currentTarget }) => setDigits(currentTarget.value)}
      />
      <button class="primary" type="submit">
        {say('identityCodeSend')}
      </button>
      {words !== null && (
        <p class="trouble" id="identity-code-trouble" role="alert">
          {words}
        </p>
      )}
    </form>
  );

  function troubleWords({ kind, triesLeft }: IdentityTrouble): string {
    if (kind === 'unreachable') return say('notReached');
    if (triesLeft !== null) return say('identityCodeWrong', { count: triesLeft });
    return say('identityCodeOver');
  }
}
