import { useLingui } from '@lingui/react/macro';
import { IconDeviceMobileMessage } from '@tabler/icons-react';
import type { IdentificationView } from '@zentrale/protocol/views';
import { useNow } from '../../realtime/clock.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Until } from '../../ui/clocks.tsx';
import { Refusal } from '../../ui/states.tsx';
import classes from './identification.module.css';
import { StepVerdict } from './StepVerdict.tsx';

/** A one-time code on its way to the customer, who enters it herself. */
export function CodeStep({
  view,
  stepId,
  mobileNumber,
}: {
  view: IdentificationView;
  stepId: string;
  mobileNumber: string;
}) {
  const { t } = useLingui();
  const now = useNow();
  const send = useCommand('send-identification-code');
  const { code, identificationId } = view;
  const isProven = code?.state === 'proven';
  const mayNotYet =
    code !== null && now < code.againAt ? t`Wait a moment before the next one.` : null;
  const blocked = code?.sendsLeft === 0 ? t`No further code can be sent.` : mayNotYet;
  return (
    <>
      <p className={classes.notice}>{t`The code goes to ${mobileNumber}.`}</p>
      <CodeState code={code} />
      {isProven ? null : (
        <div className={classes.acts}>
          <ActionButton
            label={code === null ? t`Send code` : t`Send another code`}
            icon={<IconDeviceMobileMessage size={16} />}
            blocked={blocked}
            isPrimary={code === null}
            isBusy={send.isAsked}
            onClick={() => void send.run({ identificationId })}
          />
        </div>
      )}
      <Refusal problem={send.problem} />
      <StepVerdict
        identificationId={identificationId}
        stepId={stepId}
        passLabel={t`Go on`}
        failLabel={t`Failed`}
        blocked={isProven ? null : t`It goes on by itself when the customer has entered the code.`}
      />
    </>
  );
}

function CodeState({ code }: { code: IdentificationView['code'] }) {
  const { t } = useLingui();
  const now = useNow();
  if (code === null) return null;
  const { state, triesLeft, expiresAt, failure } = code;
  const reason = failure ?? '';
  const isOver = expiresAt !== null && expiresAt <= now;
  const words =
    state === 'proven'
      ? t`The customer has entered the code.`
      : state === 'asked'
        ? t`The code is on its way.`
        : state === 'not-sent'
          ? t`It was not sent: ${reason}`
          : isOver
            ? t`The code is no longer valid.`
            : triesLeft === 0
              ? t`A wrong code was entered three times.`
              : t`Sent. Tries left: ${triesLeft}`;
  return (
    <p className={classes.notice} role="status">
      {words}
      {state === 'sent' && !isOver && expiresAt !== null ? (
        <>
          {' · '}
          {t`valid for`} <Until at={expiresAt} />
        </>
      ) : null}
    </p>
  );
}
