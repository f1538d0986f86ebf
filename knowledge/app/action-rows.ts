import type { Tx } from '@zentrale/kernel/ports';
import type { NextBestAction, Tally } from '../core/index.ts';

/** Replaces all definitions of the tenant. */
export async function writeActions(tx: Tx, actions: readonly NextBestAction[]): Promise<void> {
  await tx.query('delete from knowledge_actions where not action_id = any($1::text[])', [
    actions.map(({ actionId }) => actionId),
  ]);
  for (const action of actions) {
    await tx.query(
      `insert into knowledge_actions (action_id, definition) values ($1, $2::jsonb)
       on conflict (tenant_id, action_id) do update set definition = excluded.definition`,
      [action.actionId, JSON.stringify(action)],
    );
  }
}

export async function readActions(tx: Tx): Promise<NextBestAction[]> {
  const rows = await tx.query<{ definition: NextBestAction }>(
    'select definition from knowledge_actions order by action_id',
  );
  return rows.map(({ definition }) => definition);
}

export async function readTallies(
  tx: Tx,
  actionIds: readonly string[],
): Promise<Map<string, Tally>> {
  const rows = await tx.query<Tally & { actionId: string }>(
    `select action_id as "actionId", shown_count as "shownCount", used_count as "usedCount"
     from action_tallies where action_id = any($1::text[])`,
    [actionIds],
  );
  return new Map(rows.map(({ actionId, ...tally }) => [actionId, tally]));
}

/** Adds to what is known of actions. In the order of ids, so that two transactions never cross. */
export async function addToTallies(
  tx: Tx,
  actionIds: readonly string[],
  counted: 'shown_count' | 'used_count',
): Promise<void> {
  for (const actionId of actionIds.toSorted()) {
    await tx.query(
      `insert into action_tallies (action_id, ${counted}) values ($1, 1)
       on conflict (tenant_id, action_id) do update
       set ${counted} = action_tallies.${counted} + 1`,
      [actionId],
    );
  }
}
