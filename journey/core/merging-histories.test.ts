import { instant } from '@zentrale/kernel/values';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { group, id, identity } from '../testing/identities.ts';
import { distinctIdentities, identityKey, type Identity } from './identity.ts';
import { decideIdentification, type Separation } from './merging.ts';
import type { Group } from './profile.ts';

/** A store in a few lines: profiles with what they hold and where they point. */
class Journey {
  readonly held = new Map<string, { owner: string; isVerified: boolean }>();
  readonly into = new Map<string, string>();
  readonly merges: { from: string; to: string }[] = [];
  readonly separations: Separation[] = [];
  readonly #evidence: string[][] = [];
  #count = 0;

  identify(given: readonly Identity[]): string {
    const call = distinctIdentities(given);
    const decision = decideIdentification(call, this.#found(call), this.separations);
    const winner = decision.winner?.customerId ?? this.#create();
    for (const { group: absorbed, evidence } of decision.absorbed) {
      this.into.set(absorbed.customerId, winner);
      this.merges.push({ from: absorbed.customerId, to: winner });
      this.#evidence.push([...evidence]);
    }
    for (const one of decision.linked) {
      this.held.set(identityKey(one), { owner: winner, isVerified: one.isVerified });
    }
    for (const one of decision.proven) {
      const key = identityKey(one);
      this.held.set(key, { owner: this.held.get(key)?.owner ?? winner, isVerified: true });
    }
    return winner;
  }

  undoLast(): void {
    const merge = this.merges.pop();
    const evidence = this.#evidence.pop();
    if (merge === undefined || evidence === undefined) return;
    this.into.delete(merge.from);
    const one = this.#profileIds(this.top(merge.from));
    const other = this.#profileIds(this.top(merge.to));
    this.separations.push({ one, other, evidence });
  }

  top(owner: string): string {
    const next = this.into.get(owner);
    return next === undefined ? owner : this.top(next);
  }

  /** Which identities are one person's. */
  partition(): string[] {
    const parts = Map.groupBy(this.held.keys(), (key) => this.top(this.held.get(key)?.owner ?? ''));
    return [...parts.values()].map((keys) => keys.toSorted().join(' ')).toSorted();
  }

  #create(): string {
    this.#count += 1;
    return `P${String(this.#count).padStart(3, '0')}`;
  }

  #found(call: readonly Identity[]): Group[] {
    const owners = call.flatMap((one) => this.held.get(identityKey(one))?.owner ?? []);
    return [...new Set(owners.map((owner) => this.top(owner)))].map((top) => this.#group(top));
  }

  #profileIds(top: string) {
    return [top, ...[...this.into.keys()].filter((one) => this.top(one) === top)].map(id);
  }

  #group(top: string): Group {
    const own = [...this.held].filter(([, { owner }]) => this.top(owner) === top);
    return {
      customerId: id(top),
      profileIds: this.#profileIds(top),
      firstSeenAt: instant(Number(top.slice(1))),
      identities: own.map(([key, { isVerified }]) => identity(`${key}${isVerified ? '!' : ''}`)),
    };
  }
}

const anyIdentity = fc.record({
  kind: fc.constantFrom('cookie', 'email', 'phone', 'device'),
  value: fc.constantFrom('1', '2', '3', '4'),
  isVerified: fc.boolean(),
}) satisfies fc.Arbitrary<Identity>;
const anyCall = fc.array(anyIdentity, { minLength: 1, maxLength: 4 });
const anyHistory = fc.array(anyCall, { maxLength: 12 });

function after(history: readonly (readonly Identity[])[]): Journey {
  const journey = new Journey();
  for (const call of history) journey.identify(call);
  return journey;
}

function shuffled<Item>(items: readonly Item[], seeds: readonly number[]): Item[] {
  return items
    .map((item, index) => ({ item, seed: seeds[index % seeds.length] ?? 0, index }))
    .toSorted((a, b) => a.seed - b.seed || b.index - a.index)
    .map(({ item }) => item);
}

const seeds = fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 });

describe('for every history', () => {
  test('the order of identities within a call changes nothing', () => {
    fc.assert(
      fc.property(anyHistory, seeds, (history, order) => {
        const turned = history.map((call) => shuffled(call, order));
        expect(after(turned).partition()).toEqual(after(history).partition());
      }),
    );
  });

  test('the order of what is found and given does not change the decision', () => {
    fc.assert(
      fc.property(anyHistory, anyCall, seeds, (history, call, order) => {
        const { held } = after(history);
        const owners = Map.groupBy(held, ([, { owner }]) => owner);
        const found = [...owners].map(([owner, own]) =>
          group(
            owner,
            own.map(([key, { isVerified }]) => `${key}${isVerified ? '!' : ''}`),
          ),
        );
        const given = distinctIdentities(call);
        const meant = found.filter((one) =>
          one.identities.some((own) => given.some((g) => identityKey(g) === identityKey(own))),
        );
        expect(decideIdentification(given, shuffled(meant, order), [])).toEqual(
          decideIdentification(given, meant, []),
        );
      }),
    );
  });

  test('the order of events changes nothing while no two proven addresses meet', () => {
    const oneProven = anyHistory.map((history) =>
      history.map((call) =>
        call.map((one) => ({
          ...one,
          isVerified: one.isVerified && (one.kind !== 'email' || one.value === '1'),
        })),
      ),
    );
    fc.assert(
      fc.property(oneProven, seeds, (history, order) => {
        expect(after(shuffled(history, order)).partition()).toEqual(after(history).partition());
      }),
    );
  });

  test('people who share computers stay apart in whatever order they come', () => {
    const visit = fc
      .tuple(fc.constantFrom('1', '2'), fc.constantFrom('a!', 'b!', 'c!'))
      .map(([cookie, email]) => [identity(`cookie:${cookie}`), identity(`email:${email}`)]);
    fc.assert(
      fc.property(fc.array(visit, { minLength: 1, maxLength: 10 }), (history) => {
        for (const part of after(history).partition()) {
          expect(part.match(/email:/g) ?? []).toHaveLength(1);
        }
      }),
    );
  });

  test('saying the same again changes nothing', () => {
    fc.assert(
      fc.property(anyHistory, anyCall, (history, call) => {
        const journey = after([...history, call]);
        const before = journey.partition();
        journey.identify(call);
        expect(journey.partition()).toEqual(before);
      }),
    );
  });

  test('undo restores exactly, and the same evidence does not merge again', () => {
    fc.assert(
      fc.property(anyHistory, anyCall, (history, call) => {
        const journey = after(history);
        const known = distinctIdentities(call).filter((one) => journey.held.has(identityKey(one)));
        fc.pre(known.length > 0);
        const before = journey.partition();
        const count = journey.merges.length;
        journey.identify(known);
        const merged = journey.merges.length - count;
        for (let one = 0; one < merged; one += 1) journey.undoLast();
        expect(journey.partition()).toEqual(before);
        journey.identify(known);
        // Somebody else may be meant now; those taken apart are not put together.
        for (const { one, other } of journey.separations) {
          const tops = new Set(one.map((member) => journey.top(member)));
          expect(other.filter((member) => tops.has(journey.top(member)))).toEqual([]);
        }
      }),
    );
  });
});
