import { useLingui } from '@lingui/react/macro';
import { IconVideo } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { stepOf, type Step } from '@zentrale/identification/rules';
import type { IdentificationDetails } from '@zentrale/protocol/http';
import type { CallView, IdentificationView, Locale } from '@zentrale/protocol/views';
import { useEffect, useEffectEvent } from 'react';
import { announce } from '../../announce/announce.tsx';
import { problemOf } from '../../api/client.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { inLanguage } from '../../text/i18n.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Since } from '../../ui/clocks.tsx';
import { Section } from '../../ui/Panel.tsx';
import { ErrorState, LoadingRows, Refusal } from '../../ui/states.tsx';
import { AbortForm } from './AbortForm.tsx';
import { CodeStep } from './CodeStep.tsx';
import { GivenData } from './GivenData.tsx';
import classes from './identification.module.css';
import { PhotoList } from './PhotoList.tsx';
import { PhotoStep } from './PhotoStep.tsx';
import { identificationQuery } from './queries.ts';
import { StepList } from './StepList.tsx';
import { StepVerdict } from './StepVerdict.tsx';
import { useIdentificationWords } from './use-words.ts';
import { ZoneStep } from './ZoneStep.tsx';

/** The script of an identification beside the call: one step after the other. */
export function IdentificationPanel({
  view,
  call,
  track,
  language,
}: {
  view: IdentificationView;
  /** Of the conversation; `null` where there is none, or none any more. */
  call: CallView | null;
  /** The customer's film. */
  track: MediaStreamTrack | null;
  /** The customer's. */
  language: Locale;
}) {
  const { t } = useLingui();
  const words = useIdentificationWords();
  const { identificationId, state, startedAt, outcome, abortReason } = view;
  if (state === 'ended') {
    return (
      <Section title={t`Identification`}>
        <p className={classes.outcome} data-outcome={outcome} role="status">
          {words.state(view)}
        </p>
        {abortReason === null ? null : <p className={classes.notice}>{words.abort[abortReason]}</p>}
        <Link to="/identifications/$identificationId" params={{ identificationId }}>
          {t`Open the record`}
        </Link>
      </Section>
    );
  }
  return (
    <>
      <Section
        title={t`Identification`}
        aside={startedAt === null ? null : <Since at={startedAt} />}
      >
        {state === 'requested' ? (
          <p className={classes.notice} role="status">
            {t`The customer has a form in the chat window: data and two consents. It goes on when the form is sent.`}
          </p>
        ) : (
          <Filled view={view} call={call} track={track} language={language} />
        )}
      </Section>
      <Section title={t`Cannot go on?`}>
        <AbortForm identificationId={identificationId} />
      </Section>
    </>
  );
}

interface FilledProps {
  readonly view: IdentificationView;
  readonly call: CallView | null;
  readonly track: MediaStreamTrack | null;
  readonly language: Locale;
}

/** The customer has given data and consent. */
function Filled({ view, call, track, language }: FilledProps) {
  const { data, error, refetch } = useQuery(
    identificationQuery(view.identificationId, view.revision),
  );
  if (error !== null) {
    return <ErrorState problem={problemOf(error)} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <LoadingRows count={4} />;
  const step = stepOf(view.flowId, view.stepId);
  return (
    <>
      {step === null ? (
        <>
          {data.given === null ? null : <GivenData given={data.given} />}
          <Begin view={view} call={call} />
        </>
      ) : (
        <>
          <StepList view={view} log={data.log} />
          <CurrentStep
            key={step.stepId}
            step={step}
            view={view}
            details={data}
            track={track}
            language={language}
          />
        </>
      )}
      <PhotoList details={data} />
    </>
  );
}

function Begin({ view, call }: Pick<FilledProps, 'view' | 'call'>) {
  const { t } = useLingui();
  const begin = useCommand('begin-identification');
  const start = useCommand('start-call');
  const { identificationId, conversationId } = view;
  const isVideo = call?.media === 'video' && call.state === 'active';
  return (
    <div className={classes.verdict}>
      <p className={classes.notice}>{t`Data and both consents are there.`}</p>
      <div className={classes.acts}>
        {isVideo ? null : (
          <ActionButton
            label={t`Start video call`}
            icon={<IconVideo size={16} />}
            blocked={call === null ? null : t`End the call first; the next one is with video.`}
            isPrimary
            isBusy={start.isAsked}
            onClick={() => void start.run({ conversationId, media: 'video' })}
          />
        )}
        <ActionButton
          label={t`Begin`}
          blocked={isVideo ? null : t`It needs a video call with the customer.`}
          isPrimary={isVideo}
          isBusy={begin.isAsked}
          onClick={() => void begin.run({ identificationId })}
        />
      </div>
      <Refusal problem={start.problem ?? begin.problem} />
    </div>
  );
}

function CurrentStep({
  step,
  view,
  details,
  track,
  language,
}: Pick<FilledProps, 'view' | 'track' | 'language'> & {
  step: Step;
  details: IdentificationDetails;
}) {
  const { t, i18n } = useLingui();
  const { stepNumber, stepCount, stepSince } = view;
  const name = inLanguage(step.name, i18n.locale);
  const tell = useEffectEvent(() => announce(t`Step ${stepNumber} of ${stepCount}: ${name}`));
  useEffect(() => tell(), []);
  return (
    <section className={classes.step} aria-label={name}>
      <header>
        <h4>
          {t`Step ${stepNumber} of ${stepCount}`} · {name}
        </h4>
        {stepSince === null ? null : <Since at={stepSince} />}
      </header>
      <blockquote lang={language}>{step.say[language]}</blockquote>
      <p>{inLanguage(step.task, i18n.locale)}</p>
      <StepActs step={step} view={view} details={details} track={track} />
    </section>
  );
}

function StepActs({
  step: { stepId, kind, photoOf },
  view,
  details,
  track,
}: Pick<FilledProps, 'view' | 'track'> & { step: Step; details: IdentificationDetails }) {
  const { t } = useLingui();
  const { identificationId } = view;
  const about = { identificationId, stepId };
  switch (kind) {
    case 'confirm':
      return (
        <StepVerdict {...about} passLabel={t`Confirmed`} failLabel={t`Failed`} blocked={null} />
      );
    case 'photo':
      return <PhotoStep {...about} track={track} />;
    case 'zone':
      return <ZoneStep details={details} stepId={stepId} photoOf={photoOf ?? null} />;
    case 'code':
      return (
        <CodeStep view={view} stepId={stepId} mobileNumber={details.given?.mobileNumber ?? ''} />
      );
    case 'verdict': {
      const last = new Map(details.log.map((entry) => [entry.stepId, entry.outcome]));
      const hasFailed = [...last.values()].includes('failed');
      return (
        <StepVerdict
          {...about}
          passLabel={t`Identified`}
          failLabel={t`Not identified`}
          blocked={hasFailed ? t`A step has failed. Repeat it, or say no.` : null}
          mayFailSilently
        />
      );
    }
  }
}
