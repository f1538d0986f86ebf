import { Button } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import {
  IconArrowBackUp,
  IconBuilding,
  IconCalendarTime,
  IconId,
  IconSchool,
  IconStack2,
  IconUser,
} from '@tabler/icons-react';
import type { SettingChangeView, SettingKind } from '@zentrale/protocol/views';
import { timeText } from '../../../ui/duration.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { useSettingName } from './use-setting-name.ts';
import classes from './history.module.css';

const ICONS = {
  centre: IconBuilding,
  skills: IconSchool,
  queue: IconStack2,
  calendar: IconCalendarTime,
  profile: IconId,
  agent: IconUser,
} as const satisfies Record<SettingKind, unknown>;

/** One change: who, when, what, and the way back where there is one. */
export function ChangeItem({
  change,
  onUndo,
}: {
  change: SettingChangeView;
  onUndo: (() => void) | null;
}) {
  const { t, i18n } = useLingui();
  const settingName = useSettingName();
  const { before, after, changedAt, changedBy, kind } = change;
  const what = settingName(change);
  const who = changedBy?.name ?? t`Zentrale`;
  const Icon = ICONS[kind];
  const sentence = () => {
    if (before === null) return t`${who} created ${what}`;
    return after === null ? t`${who} removed ${what}` : t`${who} changed ${what}`;
  };
  const said = sentence();
  return (
    <li className={classes.change}>
      <span className={classes.kind}>
        <Icon size={18} stroke={1.7} aria-hidden />
      </span>
      <div className={classes.words}>
        <p className={classes.sentence}>
          <span>{said}</span>
          <time className="tabular" dateTime={new Date(changedAt).toISOString()}>
            {timeText(changedAt, i18n.locale)}
          </time>
        </p>
        {before === null || after === null ? null : (
          <DifferenceList before={before} after={after} />
        )}
      </div>
      {onUndo === null ? null : (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={15} aria-hidden />}
          aria-label={t`Undo: ${said}`}
          onClick={onUndo}
        >
          {t`Undo`}
        </Button>
      )}
    </li>
  );
}
