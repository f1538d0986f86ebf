import { Button } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconHistory, IconTrash, IconUserSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { SettingDraft } from '@zentrale/protocol/http';
import { useState, type ReactNode } from 'react';
import { useNow } from '../../../realtime/clock.ts';
import { agoText, dateTimeText } from '../../../ui/duration.ts';
import { DraftPreview } from '../preview/DraftPreview.tsx';
import { useSettingProblemWords } from '../problem-words.ts';
import { isFieldName, useFieldName } from '../words.ts';
import { ConflictBanner } from './ConflictBanner.tsx';
import { LeaveGuard } from './LeaveGuard.tsx';
import type { SettingFormState, Stored } from './use-setting-form.ts';
import classes from './form.module.css';

/** Around every form of a setting: what it is, who changed it last, what can be done with it. */
export function SettingFrame<Values extends object>({
  title,
  settingKey,
  stored,
  state,
  isReadOnly,
  draft,
  onRemove,
  children,
}: {
  title: string;
  /** Null: something new. */
  settingKey: string | null;
  stored: Stored<Values> | null;
  state: SettingFormState<Values>;
  isReadOnly: boolean;
  /** What the preview is asked with while it is not saved; left out where none can be. */
  draft?: ((values: Values) => SettingDraft) | undefined;
  onRemove?: (() => void) | undefined;
  children: ReactNode;
}) {
  const { t } = useLingui();
  const field = useFieldName();
  const [asked, setAsked] = useState<SettingDraft | null>(null);
  return (
    <>
      <form
        className={classes.form}
        aria-label={title}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          state.submit();
        }}
      >
        <header className={classes.head}>
          <div className={classes.headWords}>
            <h2>{title}</h2>
            {stored === null ? null : <LastChange stored={stored} />}
          </div>
          {settingKey === null ? null : (
            <Link
              to="/routing/$section"
              params={{ section: 'history' }}
              search={{ setting: settingKey }}
              className={classes.historyLink}
            >
              <IconHistory size={16} aria-hidden />
              {t`History`}
            </Link>
          )}
        </header>
        {isReadOnly ? (
          <p
            className={classes.readOnly}
          >{t`You see these settings; administrators change them.`}</p>
        ) : null}
        {state.newer === null ? null : (
          <ConflictBanner
            state={state}
            memberName={(member) => (isFieldName(member) ? field(member) : member)}
          />
        )}
        <div className={classes.body}>
          <fieldset className={classes.fields} disabled={isReadOnly}>
            {children}
          </fieldset>
        </div>
        {isReadOnly ? null : (
          <FrameFoot
            state={state}
            onRemove={onRemove}
            onPreview={
              draft === undefined
                ? undefined
                : () => state.whenValid((values) => setAsked(draft(values)))
            }
          />
        )}
        <LeaveGuard isDirty={state.isDirty} />
      </form>
      {/* Outside the form: what is sent in the dialog is no saving. */}
      {asked === null ? null : (
        <DraftPreview
          draft={asked}
          isChanged={state.isDirty || state.isNew}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

function FrameFoot<Values extends object>({
  state: { problem, isDirty, isBusy, isNew, discard },
  onRemove,
  onPreview,
}: {
  state: SettingFormState<Values>;
  onRemove: (() => void) | undefined;
  onPreview: (() => void) | undefined;
}) {
  const { t } = useLingui();
  const words = useSettingProblemWords();
  return (
    <footer className={classes.foot}>
      <div className={classes.said} role="alert">
        {problem === null ? null : <span className={classes.refused}>{words(problem)}</span>}
      </div>
      {isDirty && problem === null ? (
        <span className={classes.unsaved}>{t`Not saved yet`}</span>
      ) : null}
      {onRemove === undefined ? null : (
        <Button
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={15} aria-hidden />}
          onClick={onRemove}
        >
          {t`Remove`}
        </Button>
      )}
      {onPreview === undefined ? null : (
        <Button
          variant="default"
          leftSection={<IconUserSearch size={15} aria-hidden />}
          aria-haspopup="dialog"
          onClick={onPreview}
        >
          {t`Preview`}
        </Button>
      )}
      <Button variant="default" disabled={!isDirty || isBusy} onClick={discard}>
        {t`Discard`}
      </Button>
      <Button type="submit" loading={isBusy} disabled={!isDirty && !isNew}>
        {isNew ? t`Create` : t`Save`}
      </Button>
    </footer>
  );
}

function LastChange({ stored }: { stored: Pick<Stored<object>, 'changedAt' | 'changedBy'> }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const { changedAt, changedBy } = stored;
  // Holds its line, so that nothing moves when the history arrives.
  if (changedAt === null) return <p className={classes.changed}>{'\u00a0'}</p>;
  const when = agoText(changedAt, now, i18n.locale);
  const name = changedBy?.name ?? t`Zentrale`;
  return (
    <p className={classes.changed}>
      <time
        dateTime={new Date(changedAt).toISOString()}
        title={dateTimeText(changedAt, i18n.locale)}
      >
        {t`Last changed by ${name}, ${when}`}
      </time>
    </p>
  );
}
