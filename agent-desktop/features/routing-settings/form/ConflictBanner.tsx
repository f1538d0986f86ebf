import { Button } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconUsers } from '@tabler/icons-react';
import { dateTimeText } from '../../../ui/duration.ts';
import { contested } from './merge.ts';
import type { SettingFormState } from './use-setting-form.ts';
import classes from './form.module.css';

/** Somebody was faster: said at once, not only when saving is refused. */
export function ConflictBanner<Values extends object>({
  state,
  memberName,
}: {
  state: SettingFormState<Values>;
  memberName: (member: keyof Values & string) => string;
}) {
  const { t, i18n } = useLingui();
  const { newer, base, form } = state;
  if (newer === null) return null;
  const name = newer.changedBy?.name ?? t`Somebody`;
  const when = newer.changedAt === null ? '' : dateTimeText(newer.changedAt, i18n.locale);
  const both = contested(base, form.getValues(), newer.values);
  const members = both.map((member) => memberName(member as keyof Values & string)).join(', ');
  return (
    <div className={classes.conflict} role="alert">
      <IconUsers size={18} aria-hidden />
      <div className={classes.conflictWords}>
        <strong>
          {when === ''
            ? t`${name} has changed this while you were editing.`
            : t`${name} changed this (${when}) while you were editing.`}
        </strong>
        <span>
          {both.length === 0
            ? t`Your changes are to other fields.`
            : t`You both changed: ${members}.`}
        </span>
      </div>
      <Button variant="default" onClick={state.takeTheirs}>
        {t`Load theirs, drop mine`}
      </Button>
      <Button variant="default" onClick={state.keepMine}>
        {t`Keep mine, load the rest`}
      </Button>
    </div>
  );
}
