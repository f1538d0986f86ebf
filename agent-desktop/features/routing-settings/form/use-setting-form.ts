import { useForm, type FormErrors, type UseFormReturnType } from '@mantine/form';
import { useLingui } from '@lingui/react/macro';
import type { Problem } from '@zentrale/protocol/errors';
import { useEffect, useRef, useState } from 'react';
import { announce } from '../../../announce/announce.tsx';
import { useSettingProblemWords } from '../problem-words.ts';
import { fieldOf } from './field-of.ts';
import { mergeValues } from './merge.ts';

/** A setting as the server has it now, in the shape of the form. */
export interface Stored<Values> {
  readonly version: number;
  readonly values: Values;
  readonly changedAt: number | null;
  readonly changedBy: { readonly name: string } | null;
}

type Saved =
  | { readonly ok: true; readonly answer: { readonly version: number } }
  | { readonly ok: false; readonly problem: Problem };

export interface SettingFormState<Values extends object> {
  readonly form: UseFormReturnType<Values>;
  readonly isNew: boolean;
  readonly isBusy: boolean;
  readonly isDirty: boolean;
  /** Why it was not saved; also at its field, where it has one. */
  readonly problem: Problem | null;
  /** Newer than what the form began with, while there are changes here. */
  readonly newer: Stored<Values> | null;
  /** What the form began with. */
  readonly base: Values;
  readonly submit: () => void;
  /** Does something with the values if they can be; otherwise shows where they cannot. */
  readonly whenValid: (act: (values: Values) => void) => void;
  readonly discard: () => void;
  /** Drops what was changed here. */
  readonly takeTheirs: () => void;
  /** Keeps what was changed here and takes over the rest. */
  readonly keepMine: () => void;
}

interface About<Values> {
  /** Null: something new. */
  readonly stored: Stored<Values> | null;
  readonly blank: Values;
  /** What the command's body calls the setting. */
  readonly root: string;
  readonly check: (values: Values) => FormErrors;
  readonly save: (values: Values, baseVersion: number) => Promise<Saved>;
  readonly onSaved?: (values: Values) => void;
}

/**
 * A form over one live setting: what others change appears while nothing was changed here, and is a
 * conflict otherwise.
 */
export function useSettingForm<Values extends object>(
  about: About<Values>,
): SettingFormState<Values> {
  const { stored, blank, check } = about;
  const [base, setBase] = useState({
    version: stored?.version ?? 0,
    values: stored?.values ?? blank,
  });
  const [problem, setProblem] = useState<Problem | null>(null);
  const form: UseFormReturnType<Values> = useForm<Values>({
    initialValues: base.values,
    validate: check,
    // Every change is looked at as a whole: a step may be wrong because another one has moved.
    onValuesChange: () => void form.validate(),
    clearInputErrorOnChange: false,
  });
  const begin = (version: number, initial: Values, values = initial) => {
    setBase({ version, values: initial });
    setProblem(null);
    form.setInitialValues(initial);
    form.setValues(values);
    form.resetDirty(initial);
    form.clearErrors();
  };
  const { isBusy, run } = useSaving({ ...about, form, setProblem, begin });
  const isDirty = form.isDirty();
  const isNewer = stored !== null && stored.version > base.version && !isBusy;
  const latest = useRef(begin);
  useEffect(() => {
    latest.current = begin;
  });
  useEffect(() => {
    // Nothing was changed here: what others did simply appears.
    if (isNewer && !isDirty) latest.current(stored.version, stored.values);
  }, [isNewer, isDirty, stored]);

  const whenValid = (act: (values: Values) => void) =>
    form.onSubmit(act, (errors) => focusOn(form, Object.keys(errors)[0]))();

  return {
    form,
    isNew: stored === null,
    isBusy,
    isDirty,
    problem,
    newer: isNewer && isDirty ? stored : null,
    base: base.values,
    submit: () => whenValid((values) => void run(values, base.version)),
    whenValid,
    discard: () => begin(base.version, base.values),
    takeTheirs: () => {
      if (stored !== null) begin(stored.version, stored.values);
    },
    keepMine: () => {
      if (stored === null) return;
      const merged = mergeValues(base.values, form.getValues(), stored.values);
      begin(stored.version, stored.values, merged);
    },
  };
}

function useSaving<Values extends object>({
  root,
  form,
  save,
  onSaved,
  setProblem,
  begin,
}: Pick<About<Values>, 'root' | 'save' | 'onSaved'> & {
  form: UseFormReturnType<Values>;
  setProblem: (problem: Problem | null) => void;
  begin: (version: number, values: Values) => void;
}) {
  const { t } = useLingui();
  const words = useSettingProblemWords();
  const [isBusy, setIsBusy] = useState(false);
  const run = async (values: Values, baseVersion: number) => {
    setIsBusy(true);
    setProblem(null);
    const outcome = await save(values, baseVersion);
    setIsBusy(false);
    if (outcome.ok) {
      begin(outcome.answer.version, values);
      announce(t`Saved.`);
      onSaved?.(values);
      return;
    }
    setProblem(outcome.problem);
    const field = fieldOf(outcome.problem, root);
    if (field === null || form.getInputNode(field) === null) return;
    form.setFieldError(field, words(outcome.problem));
    focusOn(form, field);
  };
  return { isBusy, run };
}

function focusOn<Values extends object>(form: UseFormReturnType<Values>, path?: string): void {
  if (path === undefined) return;
  const node = form.getInputNode(path);
  node?.focus();
  node?.scrollIntoView({ block: 'center' });
}
