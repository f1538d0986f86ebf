import type { Principal } from '@zentrale/directory';
import { Fault } from '@zentrale/kernel/values';
import type { Role } from '@zentrale/protocol';

export type { Principal };

export function hasRole(principal: Principal, roles: readonly Role[]): boolean {
  return principal.roles.some((role) => roles.includes(role));
}

/** Throws `Denied`, which every door translates to 401 or 403. */
export function authorise(principal: Principal | null, roles: readonly Role[]): Principal {
  if (principal === null) throw new Denied('sign-in.required');
  if (!hasRole(principal, roles)) throw new Denied('role.forbidden');
  return principal;
}

/** A refusal that leaves through an exception, at doors only. */
export class Denied extends Fault {
  constructor(kind: string) {
    super(kind, { retryable: false, ours: false });
  }
}
