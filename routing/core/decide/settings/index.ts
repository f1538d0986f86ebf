import { unreachable } from '@zentrale/kernel/values';
import type { SettingsCommand } from '../../commands/settings.ts';
import type { RoutingState } from '../../state.ts';
import type { Context, Verdict } from '../context.ts';
import * as centre from './centre.ts';
import * as settings from './configuration.ts';

export function decideSettings(
  state: RoutingState,
  command: SettingsCommand,
  context: Context,
): Verdict {
  switch (command.type) {
    case 'ConfigureRouting':
      return centre.configureRouting(state, command);
    case 'ConfigureSkills':
      return centre.configureSkills(state, command);
    case 'ConfigureCalendar':
      return settings.configureCalendar(state, command);
    case 'RemoveCalendar':
      return settings.removeCalendar(state, command);
    case 'ConfigureQueue':
      return settings.configureQueue(state, command);
    case 'RemoveQueue':
      return settings.removeQueue(state, command);
    case 'ConfigureProfile':
      return settings.configureProfile(state, command);
    case 'RemoveProfile':
      return settings.removeProfile(state, command);
    case 'ConfigureAgent':
      return settings.configureAgent(state, command);
    case 'RemoveAgent':
      return centre.removeAgent(state, command, context);
    case 'ScoreAgents':
      return centre.scoreAgents(state, command);
    default:
      return unreachable(command);
  }
}
