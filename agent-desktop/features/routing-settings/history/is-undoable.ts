import type { SettingChangeView } from '@zentrale/protocol/views';

/** Has this change a way back? The server decides by the same rule. */
export function isUndoable({ kind, before, after }: SettingChangeView): boolean {
  // Who is an agent is decided in the directory; the centre and its skills always exist.
  if (kind === 'agent') return before !== null && after !== null;
  return before !== null || (kind !== 'centre' && kind !== 'skills');
}
