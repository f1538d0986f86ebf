import {
  asId,
  durationMs,
  instant,
  type AgentId,
  type CalendarId,
  type ProfileId,
  type QueueId,
  type SkillId,
} from '@zentrale/kernel/values';
import type { Calendar, SettingsCommand } from '@zentrale/routing';
import type { Makers } from './every-command.ts';

const CALENDAR_ID = asId<CalendarId>('hours');
const PROFILE_ID = asId<ProfileId>('generalist');

const CALENDAR: Calendar = {
  calendarId: CALENDAR_ID,
  name: 'Hours',
  timeZone: 'UTC',
  offsets: [{ fromAt: instant(0), offsetMs: 0 }],
  weekly: [{ day: 1, fromMinute: 480, toMinute: 1_200 }],
  holidays: [],
};

export const SETTINGS_MAKERS: Pick<Makers, SettingsCommand['type']> = {
  ConfigureRouting: ({ chance }) => ({
    type: 'ConfigureRouting',
    graceMs: durationMs(chance.pick([20_000, 20_000, -1, 0.5])),
  }),
  ConfigureSkills: ({ spec, chance }) => ({
    type: 'ConfigureSkills',
    skills: chance.happens(500)
      ? spec.skills
      : [...spec.skills.slice(0, 1).map((skill) => ({ ...skill, name: '' })), ...spec.skills],
  }),
  ConfigureQueue: ({ spec, chance }) => {
    const queue = chance.pick(spec.queues);
    const wrong = chance.pick([{ priority: 1_001 }, { name: '' }, { lengthMax: 0 }, {}]);
    return { type: 'ConfigureQueue', queue: { ...queue, ...wrong } };
  },
  ConfigureAgent: ({ spec, chance }) => {
    const agent = chance.pick(spec.agents);
    const wrong = chance.pick([
      { name: '' },
      { queueIds: [asId<QueueId>('nowhere')] },
      { capacity: { ...agent.capacity, total: -1 } },
      { skills: [{ skillId: asId<SkillId>('unheard-of'), proficiency: 1 }] },
    ]);
    return { type: 'ConfigureAgent', agent: { ...agent, ...wrong } };
  },
  RemoveAgent: () => ({ type: 'RemoveAgent', agentId: asId<AgentId>('nobody') }),
  ConfigureCalendar: ({ chance }) => ({
    type: 'ConfigureCalendar',
    calendar: chance.happens(700) ? CALENDAR : { ...CALENDAR, offsets: [] },
  }),
  RemoveCalendar: () => ({ type: 'RemoveCalendar', calendarId: CALENDAR_ID }),
  RemoveQueue: ({ queueId }) => ({ type: 'RemoveQueue', queueId: queueId() }),
  ConfigureProfile: ({ queueId, spec, chance }) => ({
    type: 'ConfigureProfile',
    profile: {
      profileId: PROFILE_ID,
      name: 'Generalist',
      queueIds: [queueId()],
      capacity: chance.pick(spec.agents).capacity,
    },
  }),
  RemoveProfile: () => ({ type: 'RemoveProfile', profileId: PROFILE_ID }),
  ScoreAgents: ({ agentId, chance }) => ({
    type: 'ScoreAgents',
    scores: [{ agentId: agentId(), score: chance.pick([0, 500, 1_001]) }],
  }),
};
