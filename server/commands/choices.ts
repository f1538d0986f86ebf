import { accepted, refused, type Result } from '@zentrale/kernel/values';
import type { CommandContext } from './context.ts';

type Choice = 'not-ready-reason' | 'decline-reason' | 'disposition';

/**
 * Is this one of the centre's choices? Reports count by them, so nothing else may get in. Nothing
 * chosen is fine. Refuses `reason.unknown` and `disposition.unknown`.
 */
export async function checkChoice(
  { centre, principal }: CommandContext,
  choice: Choice,
  id: string | undefined,
): Promise<Result<null>> {
  if (id === undefined) return accepted(null);
  const settings = await centre.store.transact(principal.tenantId, (tx) =>
    centre.directory.centre(tx),
  );
  const known: Readonly<Record<Choice, readonly string[]>> = {
    'not-ready-reason': settings.notReadyReasons.map(({ reasonId }) => reasonId),
    'decline-reason': settings.declineReasons.map(({ reasonId }) => reasonId),
    disposition: settings.dispositions.map(({ dispositionId }) => dispositionId),
  };
  if (known[choice].includes(id)) return accepted(null);
  return choice === 'disposition'
    ? refused('disposition.unknown', { field: 'body.dispositionId' })
    : refused('reason.unknown', { field: 'body.reason' });
}
