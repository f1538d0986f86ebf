import { accepted, asId, type PersonId, type Result } from '@zentrale/kernel/values';
import type { SettingsCommand } from '@zentrale/routing';
import { lastSettingChanges } from '@zentrale/routing/adapters/sql/settings-history.ts';
import type { CommandContext } from './context.ts';

/** Whatever changes a setting that has a version. */
type SettingChange = Exclude<SettingsCommand, { type: 'RemoveAgent' | 'ScoreAgents' }>;

/** A person's change of one setting, checked by the engine; a conflict says who was faster. */
export async function changeSetting(
  context: CommandContext,
  settingKey: string,
  command: SettingChange,
  baseVersion: number | undefined,
): Promise<Result<{ version: number }>> {
  const { centre, principal, commandId } = context;
  const runtime = await centre.routing.open(principal.tenantId);
  const result = await runtime.submit(asId(`${principal.personId}:${commandId}`), {
    ...command,
    byPersonId: asId<PersonId>(principal.personId),
    ...(baseVersion === undefined ? {} : { baseVersion }),
  });
  if (result.ok) return accepted({ version: runtime.state.settingVersions.get(settingKey) ?? 0 });
  if (result.refusal.kind !== 'settings.conflict') return result;
  return { ok: false, refusal: { ...result.refusal, ...(await rival(context, settingKey)) } };
}

/** Who was faster, as far as the history knows by now. */
async function rival({ centre, principal }: CommandContext, settingKey: string) {
  return centre.store.transact(principal.tenantId, async (tx) => {
    const change = (await lastSettingChanges(tx, [settingKey])).get(settingKey);
    if (change === undefined) return {};
    const { version, changedAt, byPersonId } = change;
    const person = byPersonId === null ? null : await centre.directory.person(tx, byPersonId);
    const by = person === null ? {} : { changedBy: person.name };
    return { facts: { version, changedAt, ...by } };
  });
}
