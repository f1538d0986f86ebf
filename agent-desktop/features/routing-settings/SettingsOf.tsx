import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { IconCalendarTime, IconId, IconStack2, IconUsers } from '@tabler/icons-react';
import { EmptyState } from '../../ui/states.tsx';
import { CalendarForm } from './calendars/CalendarForm.tsx';
import { durationText } from './fields/duration.ts';
import { AgentForm } from './people/AgentForm.tsx';
import { ProfileForm } from './people/ProfileForm.tsx';
import { QueueForm } from './queues/QueueForm.tsx';
import { NEW_ID } from './sections.ts';
import { SettingList, type ListedSetting } from './SettingList.tsx';
import { useSettings } from './use-settings.ts';
import classes from './routing.module.css';

type Listed = 'queues' | 'agents' | 'profiles' | 'hours';

const ICONS = {
  queues: <IconStack2 size={22} />,
  agents: <IconUsers size={22} />,
  profiles: <IconId size={22} />,
  hours: <IconCalendarTime size={22} />,
} as const;

/** All settings of a kind, and the one that is open. */
export function SettingsOf({
  section,
  id,
  isReadOnly,
}: {
  section: Listed;
  id: string | null;
  isReadOnly: boolean;
}) {
  const { t } = useLingui();
  const items = useListed(section);
  const first = items[0]?.id ?? (isReadOnly || section === 'agents' ? null : NEW_ID);
  const open = id ?? first;
  return (
    <div className={classes.columns}>
      <SettingList
        section={section}
        items={items}
        open={open}
        mayCreate={!isReadOnly && section !== 'agents'}
      />
      <div className={classes.open}>
        {open === null ? (
          <EmptyState icon={ICONS[section]} title={t`There is nothing here yet`} />
        ) : (
          <OpenSetting key={open} section={section} id={open} isReadOnly={isReadOnly} />
        )}
      </div>
    </div>
  );
}

function useListed(section: Listed): readonly ListedSetting[] {
  const { t, i18n } = useLingui();
  const { queues, agents, profiles, calendars, nameOf } = useSettings();
  switch (section) {
    case 'queues':
      return queues.map(({ queue }) => {
        const { priority, serviceLevelTargetPct } = queue;
        const within = durationText(queue.serviceLevelMs, i18n.locale);
        return {
          id: queue.queueId,
          name: queue.name,
          about: t`Priority ${priority} · ${serviceLevelTargetPct} % in ${within}`,
        };
      });
    case 'agents':
      return agents.map(({ agent, name }) => {
        const count = agent.skills.length;
        const profile =
          agent.profileId === null ? t`own settings` : nameOf('profile', agent.profileId);
        return {
          id: agent.agentId,
          name,
          about: t`${profile} · ${plural(count, { one: '# skill', other: '# skills' })}`,
        };
      });
    case 'profiles':
      return profiles.map(({ profile }) => {
        const count = agents.filter(({ agent }) => agent.profileId === profile.profileId).length;
        return {
          id: profile.profileId,
          name: profile.name,
          about: t`${plural(count, { one: '# agent', other: '# agents' })}`,
        };
      });
    case 'hours':
      return calendars.map(({ calendar }) => ({
        id: calendar.calendarId,
        name: calendar.name,
        about: calendar.timeZone,
      }));
  }
}

function OpenSetting({
  section,
  id,
  isReadOnly,
}: {
  section: Listed;
  id: string;
  isReadOnly: boolean;
}) {
  const { t } = useLingui();
  const { queues, agents, profiles, calendars } = useSettings();
  const gone = <EmptyState icon={ICONS[section]} title={t`This does not exist, or no longer`} />;
  const isNew = id === NEW_ID;
  switch (section) {
    case 'queues': {
      const view = queues.find(({ queue }) => queue.queueId === id) ?? null;
      return view || isNew ? <QueueForm view={view} isReadOnly={isReadOnly} /> : gone;
    }
    case 'profiles': {
      const view = profiles.find(({ profile }) => profile.profileId === id) ?? null;
      return view || isNew ? <ProfileForm view={view} isReadOnly={isReadOnly} /> : gone;
    }
    case 'hours': {
      const view = calendars.find(({ calendar }) => calendar.calendarId === id) ?? null;
      return view || isNew ? <CalendarForm view={view} isReadOnly={isReadOnly} /> : gone;
    }
    case 'agents': {
      const view = agents.find(({ agent }) => agent.agentId === id);
      return view ? <AgentForm view={view} /> : gone;
    }
  }
}
