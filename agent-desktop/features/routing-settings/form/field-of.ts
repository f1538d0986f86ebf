import type { Problem } from '@zentrale/protocol/errors';

/**
 * The form's path of the field that a refusal names, or null: the server says
 * `body.queue.steps.0.requirement` or `queue.steps.0.requirement`, the form `steps.0.requirement`.
 * An item of a list that has one control for all of it is that control's.
 */
export function fieldOf({ field }: Pick<Problem, 'field'>, root: string): string | null {
  if (field === undefined) return null;
  const path = field.replace(/^body\./, '');
  if (!path.startsWith(`${root}.`)) return null;
  return path.slice(root.length + 1).replace(/(queueIds)\.\d+$/, '$1');
}
