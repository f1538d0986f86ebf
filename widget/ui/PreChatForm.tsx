import type { CallMedia, WidgetSettings } from '@zentrale/protocol';
import type { ComponentChildren, TargetedSubmitEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Trouble } from '../chat/api.ts';
import type { Say, TextKey } from '../text/catalog.ts';
import { sayKept } from '../text/kept.ts';
import { FIELDS, type FieldName, fieldTrouble, type FormValues, LENGTH_MAX } from './form-rules.ts';
import { Icon } from './icons.tsx';
import { takeFocus } from './take-focus.ts';
import { useShown } from './use-session.ts';

const LABELS: Record<FieldName, TextKey> = {
  name: 'name',
  email: 'email',
  topicId: 'topic',
  text: 'text',
};

const CALLS = {
  voice: { icon: 'phone', words: 'callNow' },
  video: { icon: 'camera', words: 'callVideo' },
} as const;

export function PreChatForm({ settings }: { settings: WidgetSettings }) {
  const { session, state, say } = useShown();
  const isGerman = state.language === 'de';
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<FormValues>({ name: '', email: '', topicId: '', text: '' });
  const [checked, setChecked] = useState<readonly FieldName[]>([]);
  const [hasRecordingConsent, setConsent] = useState(false);
  const noticeRef = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // Why the form is back comes before its first field.
    takeFocus(noticeRef.current ?? form.current?.querySelector<HTMLElement>('#name'));
  }, []);

  const refused = state.startTrouble?.field ?? null;
  const words = (field: FieldName): string | null => {
    const trouble = checked.includes(field) ? fieldTrouble(field, values) : null;
    if (trouble) return say(trouble, { max: LENGTH_MAX[field] });
    return refused === field ? say('fieldRefused') : null;
  };
  const bind = (field: FieldName) => ({
    id: field,
    name: field,
    value: values[field],
    'aria-required': true,
    'aria-invalid': words(field) !== null,
    'aria-describedby': words(field) === null ? undefined : `${field}-trouble`,
    onInput: (event: { currentTarget: { value: string } }) =>
      setValues({ ...values, [field]: event.currentTarget.value }),
    // An empty field is not blamed before the form is sent: people tab through.
    onBlur: () => values[field] && !checked.includes(field) && setChecked([...checked, field]),
  });
  const begin = (call?: CallMedia) => {
    setChecked(FIELDS);
    const wrong = FIELDS.find((field) => fieldTrouble(field, values) !== null);
    if (wrong) focusField(form.current, wrong);
    else void session.start({ ...trimmed(values), ...(call ? { call, hasRecordingConsent } : {}) });
  };
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    begin();
  };
  const field = (name: FieldName, input: ComponentChildren) => (
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
  return (
    <form ref={form} class="form" noValidate onSubmit={onSubmit}>
      {state.isExpired && (
        <p ref={noticeRef} class="notice" tabIndex={-1}>
          {say('expired')}
        </p>
      )}
      <p class="greeting">{isGerman ? settings.greetingDe : settings.greetingEn}</p>
      <p class="hint">{say('intro')}</p>
      {field('name', <input {...bind('name')} autoComplete="name" />)}
      {field('email', <input {...bind('email')} type="email" autoComplete="email" />)}
      {field(
        'topicId',
        <select {...bind('topicId')}>
          <option value="">{say('topicChoose')}</option>
          {settings.topics.map((topic) => (
            <option key={topic.topicId} value={topic.topicId}>
              {isGerman ? topic.nameDe : topic.nameEn}
            </option>
          ))}
        </select>,
      )}
      {field('text', <textarea {...bind('text')} rows={3} />)}
      {state.startTrouble && (
        <p class="trouble" role="alert">
          {startTroubleInWords(state.startTrouble, say)}
        </p>
      )}
      <button class="primary" type="submit" aria-disabled={state.isStarting}>
        {say(state.isStarting ? 'starting' : 'start')}
      </button>
      {settings.callMedia.length > 0 && (
        <RecordingNotice
          topic={settings.topics.find(({ topicId }) => topicId === values.topicId)}
          hasConsent={hasRecordingConsent}
          onConsent={setConsent}
        />
      )}
      {settings.callMedia.map((media) => (
        <button
          key={media}
          class="plain"
          type="button"
          aria-disabled={state.isStarting}
          onClick={() => begin(media)}
        >
          <Icon name={CALLS[media].icon} size={18} /> {say(CALLS[media].words)}
        </button>
      ))}
    </form>
  );
}

/** Said before a call begins, and before anything of it is kept. */
function RecordingNotice({
  topic,
  hasConsent,
  onConsent,
}: {
  topic: WidgetSettings['topics'][number] | undefined;
  hasConsent: boolean;
  onConsent: (hasConsent: boolean) => void;
}) {
  const { say } = useShown();
  if (topic === undefined || topic.recording === 'off') return null;
  const words = (key: TextKey) => sayKept(say, key, topic.keeps);
  if (topic.recording === 'announced') return <p class="hint">{words('callRecordingAnnounced')}</p>;
  return (
    <label class="consent">
      <input
        type="checkbox"
        checked={hasConsent}
        onChange={({ currentTarget }) => onConsent(currentTarget.checked)}
      />
      {words('callRecordingConsent')}
    </label>
  );
}

function focusField(form: HTMLFormElement | null, field: FieldName): void {
  form?.querySelector<HTMLElement>(`#${field}`)?.focus();
}

function trimmed(values: FormValues): FormValues {
  return {
    name: values.name.trim(),
    email: values.email.trim(),
    topicId: values.topicId,
    text: values.text.trim(),
  };
}

function startTroubleInWords(trouble: Trouble, say: Say): string {
  if (trouble.kind === 'unreachable') return say('startUnreachable');
  if (trouble.mayRetry) return say('startBusy');
  return say('startRefused', { kind: trouble.kind });
}
