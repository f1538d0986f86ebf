import { useLingui } from '@lingui/react/macro';
import { IconDoor, IconDoorOff } from '@tabler/icons-react';
import { useNow } from '../../../realtime/clock.ts';
import { dateTimeText, timeText } from '../../../ui/duration.ts';
import classes from './QueueTable.module.css';

const SOON_MS = 18 * 3_600_000;

/** Open or closed, and until when. A queue that never closes needs no mark. */
export function OpenMark({ isOpen, changesAt }: { isOpen: boolean; changesAt: number | null }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  if (isOpen && changesAt === null) return null;
  const at =
    changesAt === null
      ? null
      : changesAt - now < SOON_MS
        ? timeText(changesAt, i18n.locale)
        : dateTimeText(changesAt, i18n.locale);
  const Icon = isOpen ? IconDoor : IconDoorOff;
  return (
    <span className={classes.open} data-closed={!isOpen || undefined}>
      <Icon size={13} stroke={1.8} aria-hidden />
      {isOpen ? t`open until ${at ?? ''}` : at === null ? t`closed` : t`closed until ${at}`}
    </span>
  );
}
