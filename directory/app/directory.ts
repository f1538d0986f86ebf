import type { Clock, Ids, Log } from '@zentrale/kernel/ports';
import { alertAcknowledgements } from './alert-acknowledgements.ts';
import { alertThresholds } from './alert-thresholds.ts';
import { apiKeys } from './api-keys.ts';
import { auditTrail } from './audit.ts';
import { centreSettings } from './centre.ts';
import { people } from './people.ts';
import { sessions } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { tenants } from './tenants.ts';

export interface DirectoryNeeds {
  readonly ids: Ids;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Who works here, how they prove it, and what the centre looks like.
 *
 * Functions that take a `Tx` act within its tenant. Functions that take `Queries` find out which
 * tenant something belongs to and must be given the store's `system` queries. Whatever changes a
 * record takes `by`, the person who did it (`null`: the installation itself), and writes the
 * audit trail in the same transaction.
 */
export function createDirectory(needs: DirectoryNeeds) {
  const trail = auditTrail(needs.ids);
  return {
    ...tenants(needs.clock),
    ...people(needs.ids, trail),
    ...sessions(),
    signIn: signIn(needs.log),
    ...apiKeys(needs.ids, trail),
    ...centreSettings(needs.ids, trail),
    ...alertThresholds(trail),
    ...alertAcknowledgements,
    ...trail,
  };
}

export type Directory = ReturnType<typeof createDirectory>;
