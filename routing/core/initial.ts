import { durationMs, instant } from '@zentrale/kernel/values';
import { DeadlineBook } from './deadlines.ts';
import { RecentCommands } from './recent-commands.ts';
import type { CentreConfig } from './settings.ts';
import type { WorkingState } from './state.ts';

/** What holds until the tenant configures something else. */
const CENTRE: CentreConfig = {
  graceMs: durationMs(20_000),
  ordering: 'deadline-then-ratio',
  timeZone: 'UTC',
  offsets: [{ fromAt: instant(0), offsetMs: 0 }],
};

export function initial(): WorkingState {
  return {
    version: 0,
    recordedAt: instant(0),
    centre: CENTRE,
    offerCount: 0,
    skills: new Map(),
    calendars: new Map(),
    profiles: new Map(),
    queues: new Map(),
    agents: new Map(),
    interactions: new Map(),
    offers: new Map(),
    settingVersions: new Map(),
    commands: new RecentCommands(),
    deadlines: new DeadlineBook(),
    demands: new Map(),
    unsettled: { matching: [], skips: new Set(), drained: new Set() },
  };
}
