import { accepted, refused, type Result } from '@zentrale/kernel/values';
import type { Role } from '@zentrale/protocol/views';

const floor: readonly Role[] = ['agent', 'supervisor', 'administrator'];
const everybody: readonly Role[] = ['agent', 'expert', 'supervisor', 'administrator'];
const leads: readonly Role[] = ['supervisor', 'administrator'];
const administrators: readonly Role[] = ['administrator'];

/**
 * Which roles may do what, for everything that is not a command (those name their roles in the
 * protocol). Ownership, where an act has it, is checked by the handler on top.
 */
const ROLES_OF_ACT = {
  'session.use': everybody,
  'password.change-own': everybody,
  'centre.read': [...everybody, 'integration'],
  'centre.save': administrators,
  'people.read': everybody,
  'people.save': administrators,
  'api-key.manage': administrators,
  'audit.read': administrators,
  'desk.watch': everybody,
  'floor.watch': leads,
  'operations.watch': leads,
  'conversation.read': everybody,
  'conversation.start': [...floor, 'integration'],
  'attachment.save': everybody,
  'article.read': [...everybody, 'integration'],
  'article.save': administrators,
  'hint.read': everybody,
  'customer.read': [...everybody, 'integration'],
  'customer.save': [...floor, 'integration'],
  'customer.export': administrators,
  'customer.erase': administrators,
  'touchpoint.record': ['integration'],
  'device.read': [...leads, 'integration'],
  'device.signal': ['device', 'integration'],
} as const satisfies Record<string, readonly Role[]>;

export type Act = keyof typeof ROLES_OF_ACT;

export const ACTS: readonly Act[] = Object.keys(ROLES_OF_ACT).filter(isAct).toSorted();

function isAct(name: string): name is Act {
  return Object.hasOwn(ROLES_OF_ACT, name);
}

export function rolesOf(act: Act): readonly Role[] {
  return ROLES_OF_ACT[act];
}

export function mayAct(roles: readonly Role[], act: Act): boolean {
  return rolesOf(act).some((role) => roles.includes(role));
}

/** The door's form of `mayAct`: refused with `role.forbidden`. */
export function authorise(principal: { readonly roles: readonly Role[] }, act: Act): Result<void> {
  return mayAct(principal.roles, act)
    ? accepted(undefined)
    : refused('role.forbidden', { facts: { act } });
}
