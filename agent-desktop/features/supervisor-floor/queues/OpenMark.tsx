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
  const state = isOpen ? t`open` : t`closed`;
  const until = at === null ? '' : t`until ${at}`;
  return (
    <span className={classes.open} data-closed={!isOpen || undefined} title={`${state} ${until}`}>
      <Icon size={14} stroke={1.8} aria-hidden />
      {/* The door says it; where there is room, the word does, too. */}
      <span className={classes.openWord}>{state}</span>
      {until === '' ? null : <span>{until}</span>}
    </span>
  );
}
