import {
  asId,
  refused,
  type CalendarId,
  type ProfileId,
  type QueueId,
} from '@zentrale/kernel/values';
import type { CommandBody } from '@zentrale/protocol';
import {
  settingHistory,
  settingOfKey,
  type SettingStep,
  type SettingValue,
} from '@zentrale/routing/adapters/sql/settings-history.ts';
import { hasRole } from '../auth/principal.ts';
import type { CommandContext } from './context.ts';
import * as change from './setting-changes.ts';

/**
 * Submits again what the setting was before a change, as a new change that is checked like any
 * other. What was created is removed, what was removed comes back.
 */
export async function undoSetting(
  context: CommandContext,
  { settingKey, version, baseVersion }: CommandBody<'undo-setting'>,
) {
  const step = await changeAt(context, settingKey, version);
  if (step === null) return refused('setting.unknown', { field: 'version' });
  if (step.change.kind !== 'agent' && !hasRole(context.principal, ['administrator'])) {
    return refused('role.forbidden', { field: 'settingKey' });
  }
  if (step.before === null) return remove(context, step.change, baseVersion);
  // The value before is of the same kind as the change.
  const setting = { kind: step.change.kind, value: step.before } as SettingValue;
  return restore(context, setting, baseVersion);
}

async function changeAt(
  { centre, principal }: CommandContext,
  settingKey: string,
  version: number,
): Promise<SettingStep | null> {
  const [step] = await centre.store.transact(principal.tenantId, (tx) =>
    settingHistory(tx, { setting: settingOfKey(settingKey), before: version + 1, limit: 1 }),
  );
  return step?.change.version === version ? step : null;
}

function restore(context: CommandContext, setting: SettingValue, base: number | undefined) {
  switch (setting.kind) {
    case 'centre':
      return change.saveCentre(context, setting.value, base);
    case 'skills':
      return change.saveSkills(context, setting.value.skills, base);
    case 'queue':
      return change.saveQueue(context, setting.value, base);
    case 'calendar':
      return change.saveCalendar(context, setting.value, base);
    case 'profile':
      return change.saveProfile(context, setting.value, base);
    case 'agent':
      return change.saveAgent(context, setting.value, base);
  }
}

/** It did not exist before. */
function remove(
  context: CommandContext,
  { kind, settingId }: SettingStep['change'],
  base: number | undefined,
) {
  switch (kind) {
    case 'queue':
      return change.removeQueue(context, asId<QueueId>(settingId), base);
    case 'calendar':
      return change.removeCalendar(context, asId<CalendarId>(settingId), base);
    case 'profile':
      return change.removeProfile(context, asId<ProfileId>(settingId), base);
    case 'centre':
    case 'skills':
    case 'agent':
      // Who is an agent is decided in the directory; the others always exist.
      return refused('settings.not-undoable', { field: 'version' });
  }
}
