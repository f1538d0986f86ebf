import type { CallRole, Invited } from '../core/index.ts';

/** Who may join a call. The customer always may. */
export class GuestList {
  #invited: readonly Invited[] = [];
  readonly #known = new Set<string>();

  /** Those of the centre, now. */
  get invited(): readonly Invited[] {
    return this.#invited;
  }

  /** Those of the centre who ever were invited. */
  get knownIds(): readonly string[] {
    return [...this.#known];
  }

  invite(invited: readonly Invited[]): void {
    this.#invited = invited;
    for (const { personId } of invited) this.#known.add(personId);
  }

  /** As what somebody may join, `null` being the customer; `null` for who may not. */
  roleOf(personId: string | null): CallRole | null {
    if (personId === null) return 'customer';
    return this.#invited.find((one) => one.personId === personId)?.role ?? null;
  }
}
