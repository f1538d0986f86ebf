import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import {
  IconClockHour4,
  IconPencil,
  IconPlayerPause,
  IconStack2,
  IconUsers,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { WorkView } from '@zentrale/protocol/views';
import { useNow } from '../../realtime/clock.ts';
import { useEntry } from '../../realtime/use-topic.ts';
import { useHasDraft } from '../../state/drafts.ts';
import { CallbackMark } from '../../ui/CallbackMark.tsx';
import { ChannelMark } from '../../ui/ChannelMark.tsx';
import { Since, Until } from '../../ui/clocks.tsx';
import { soonText } from '../../ui/duration.ts';
import { urgencyOf } from './rules.ts';
import classes from './inbox.module.css';

/** One held interaction; subscribes to itself only. */
export function WorkRow({ interactionId }: { interactionId: string }) {
  const { t } = useLingui();
  const work = useEntry<WorkView>('desk', `work:${interactionId}`);
  if (!work) return null;
  return (
    <li>
      <Link
        to="/inbox/$interactionId"
        params={{ interactionId }}
        className={classes.row}
        data-place={work.state}
      >
        <span className={classes.rowTop}>
          <span className={classes.customer} data-unread={work.unreadCount > 0}>
            {work.customerName}
          </span>
          <WaitClock work={work} />
        </span>
        <span className={classes.rowMiddle}>
          <span className={classes.subject}>{work.lastLine || work.subject}</span>
          {work.unreadCount > 0 ? (
            <span className={`${classes.unread} tabular`}>
              <span aria-hidden>{work.unreadCount}</span>
              <span className="visually-hidden">
                {t`${plural(work.unreadCount, { one: '# unread', other: '# unread' })}`}
              </span>
            </span>
          ) : null}
        </span>
        <span className={classes.rowEnd}>
          <ChannelMark channel={work.channel} />
          <span className={classes.queue}>{work.queueName}</span>
          <Marks work={work} />
        </span>
      </Link>
    </li>
  );
}

/** What is particular about this one. */
function Marks({ work }: { work: WorkView }) {
  const { t } = useLingui();
  const hasDraft = useHasDraft(work.conversationId);
  return (
    <>
      {work.isInterrupted ? (
        <span className={classes.interrupted}>
          <IconStack2 size={13} aria-hidden />
          {t`Interrupted`}
        </span>
      ) : null}
      {work.isCallback ? <CallbackMark /> : null}
      {work.parties.length > 0 ? (
        <span className={classes.together}>
          <IconUsers size={13} aria-hidden />
          <span className="visually-hidden">{t`Colleagues taking part:`}</span>
          {work.parties.length}
        </span>
      ) : null}
      {hasDraft ? (
        <span className={classes.draft}>
          <IconPencil size={13} aria-hidden />
          {t`Draft`}
        </span>
      ) : null}
    </>
  );
}

function WaitClock({ work }: { work: WorkView }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const urgency = urgencyOf(work, now);
  if (work.state === 'parked') {
    return (
      <span className={classes.clock}>
        {work.wakesAt === null ? null : t`until ${soonText(work.wakesAt, now, i18n.locale)}`}
      </span>
    );
  }
  if (work.state === 'wrap-up') {
    return (
      <span className={classes.clock} data-urgency={urgency}>
        <span className="visually-hidden">{t`Wrap-up`}</span>
        {work.wrapUpEndsAt === null ? null : <Until at={work.wrapUpEndsAt} />}
      </span>
    );
  }
  if (work.customerWaitsAt === null) {
    return (
      <span className={classes.clock} data-urgency="calm">
        {work.state === 'on-hold' ? <IconPlayerPause size={13} aria-hidden /> : null}
        <span className="visually-hidden">{t`Held for`}</span> <Since at={work.assignedAt} />
      </span>
    );
  }
  return (
    <span className={classes.clock} data-urgency={urgency} data-waits>
      <IconClockHour4 size={13} stroke={2} aria-hidden />
      <span className="visually-hidden">{t`Customer waits for`}</span>
      <Since at={work.customerWaitsAt} />
    </span>
  );
}
