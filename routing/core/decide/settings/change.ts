import { refused, type PersonId } from '@zentrale/kernel/values';
import type { Change } from '../../settings.ts';
import type { RoutingState } from '../../state.ts';
import type { No } from '../context.ts';

/** Refuses a change on top of a version that is no longer the present one. */
export function checkVersion(state: RoutingState, key: string, change: Change): No | null {
  const { baseVersion } = change;
  const version = state.settingVersions.get(key) ?? 0;
  if (baseVersion === undefined || baseVersion === version) return null;
  return refused('settings.conflict', { field: 'baseVersion', facts: { version } });
}

export function by({ byPersonId }: Change): { readonly byPersonId?: PersonId } {
  return byPersonId === undefined ? {} : { byPersonId };
}
