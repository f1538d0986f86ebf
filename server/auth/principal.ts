import type { PersonId, TenantId } from '@zentrale/kernel/values';
import { Fault } from '@zentrale/kernel/values';
import type { Locale, Role } from '@zentrale/protocol';

/** Whoever is authenticated: a person with a session or a program with an API key. */
export interface Principal {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly locale: Locale;
}

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
