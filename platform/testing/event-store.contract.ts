import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EventStore } from '@zentrale/kernel/ports';
import type { Unrecorded } from '@zentrale/kernel/history';
import { asId, instant, type CommandId, type TenantId } from '@zentrale/kernel/values';

export interface OpenedEventStore {
  readonly events: EventStore;
  readonly tenantId: TenantId;
  readonly otherTenantId: TenantId;
  close(): Promise<void>;
}

interface Counted {
  readonly kind: 'Counted';
  readonly count: number;
}

function facts(count: number, from = 1): Unrecorded<Counted>[] {
  return Array.from({ length: count }, (_, index) => ({
    commandId: asId<CommandId>(`cmd_${from + index}`),
    recordedAt: instant(1_750_000_000_000 + index),
    fact: { kind: 'Counted', count: from + index },
  }));
}

/** What every event store promises. `open` is called once; streams are the tests' own. */
export function describeEventStore(name: string, open: () => Promise<OpenedEventStore>): void {
  describe(`event store: ${name}`, () => {
    let opened: OpenedEventStore;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    test('what was appended is read back in order, with versions from 1', async () => {
      const { events, tenantId } = opened;
      const owner = await events.claim(tenantId, 'reading');
      expect(await events.append(owner, 0, facts(2))).toBe('appended');
      expect(await events.append(owner, 2, facts(1, 3))).toBe('appended');
      const recorded = await events.read<Counted>(tenantId, 'reading', 0, 10);
      expect(recorded.map(({ version, fact }) => [version, fact.count])).toEqual([
        [1, 1],
        [2, 2],
        [3, 3],
      ]);
      expect(recorded[0]).toEqual({ version: 1, ...facts(1)[0] });
    });

    test('a page begins after the given version and has no more than asked for', async () => {
      const { events, tenantId } = opened;
      const owner = await events.claim(tenantId, 'pages');
      await events.append(owner, 0, facts(5));
      const versions = async (after: number, countMax: number): Promise<number[]> =>
        (await events.read(tenantId, 'pages', after, countMax)).map(({ version }) => version);
      expect(await versions(0, 2)).toEqual([1, 2]);
      expect(await versions(2, 2)).toEqual([3, 4]);
      expect(await versions(4, 2)).toEqual([5]);
      expect(await versions(5, 2)).toEqual([]);
    });

    test('a version that is not the next one is a conflict and writes nothing', async () => {
      const { events, tenantId } = opened;
      const owner = await events.claim(tenantId, 'versions');
      await events.append(owner, 0, facts(2));
      for (const wrong of [0, 1, 3]) {
        expect(await events.append(owner, wrong, facts(1, 9))).toBe('conflict');
      }
      expect(await events.read(tenantId, 'versions', 0, 10)).toHaveLength(2);
    });

    test('an owner is refused once another has claimed the stream', async () => {
      const { events, tenantId } = opened;
      const former = await events.claim(tenantId, 'owners');
      await events.append(former, 0, facts(1));
      const present = await events.claim(tenantId, 'owners');
      expect(present.epoch).toBeGreaterThan(former.epoch);
      expect(await events.append(former, 1, facts(1, 66))).toBe('conflict');
      expect(await events.append(present, 1, facts(1, 2))).toBe('appended');
      const counts = (await events.read<Counted>(tenantId, 'owners', 0, 10)).map(
        ({ fact }) => fact.count,
      );
      expect(counts).toEqual([1, 2]);
    });

    test('an owner can ask whether she still is, and whether anything was written', async () => {
      const { events, tenantId } = opened;
      const former = await events.claim(tenantId, 'current');
      expect(await events.isCurrent(former, 0)).toBe(true);
      await events.append(former, 0, facts(2));
      expect(await events.isCurrent(former, 0)).toBe(false);
      expect(await events.isCurrent(former, 2)).toBe(true);
      const present = await events.claim(tenantId, 'current');
      expect(await events.isCurrent(former, 2)).toBe(false);
      expect(await events.isCurrent(present, 2)).toBe(true);
      expect(await events.isCurrent({ ...present, stream: 'unheard of' }, 0)).toBe(false);
    });

    test('of appends racing for one version exactly one is written', async () => {
      const { events, tenantId } = opened;
      const owner = await events.claim(tenantId, 'race');
      for (let version = 0; version < 20; version += 1) {
        const outcomes = await Promise.all(
          Array.from({ length: 6 }, (_, rival) => events.append(owner, version, facts(1, rival))),
        );
        expect(outcomes.filter((outcome) => outcome === 'appended')).toHaveLength(1);
      }
      const versions = (await events.read(tenantId, 'race', 0, 100)).map(({ version }) => version);
      expect(versions).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    });

    test('500 facts are one append', async () => {
      const { events, tenantId } = opened;
      const owner = await events.claim(tenantId, 'large');
      expect(await events.append(owner, 0, facts(500))).toBe('appended');
      const recorded = await events.read<Counted>(tenantId, 'large', 0, 1_000);
      expect(recorded.map(({ fact }) => fact.count)).toEqual(facts(500).map((f) => f.fact.count));
    });

    test('a stream of the same name belongs to each tenant alone', async () => {
      const { events, tenantId, otherTenantId } = opened;
      const owner = await events.claim(tenantId, 'same');
      await events.append(owner, 0, facts(3));
      expect(await events.read(otherTenantId, 'same', 0, 10)).toEqual([]);
      const other = await events.claim(otherTenantId, 'same');
      expect(await events.append(other, 0, facts(1))).toBe('appended');
    });

    test('a snapshot is kept, moves forward only, and only by its owner', async () => {
      const { events, tenantId } = opened;
      const former = await events.claim(tenantId, 'snapshots');
      await events.append(former, 0, facts(3));
      expect(await events.loadSnapshot(tenantId, 'snapshots')).toBeNull();
      const at = (version: number) => ({
        version,
        // The third one has fewer parts than the second.
        parts: version === 2 ? ['{"version":2}', '[1,  2]', 'end'] : [`{"version":${version}}`],
        digest: `d${version}`,
      });
      await events.saveSnapshot(former, at(2));
      await events.saveSnapshot(former, at(1));
      expect(await events.loadSnapshot(tenantId, 'snapshots')).toEqual(at(2));
      const present = await events.claim(tenantId, 'snapshots');
      await events.saveSnapshot(former, at(3));
      expect(await events.loadSnapshot(tenantId, 'snapshots')).toEqual(at(2));
      await events.saveSnapshot(present, at(3));
      expect(await events.loadSnapshot(tenantId, 'snapshots')).toEqual(at(3));
    });

    test('listeners hear where a stream stands after each append, and not of conflicts', async () => {
      const { events, tenantId } = opened;
      const heard: unknown[] = [];
      const stop = events.onAppended((tenant, stream, version) => {
        if (stream === 'listened') heard.push([tenant, version]);
      });
      const owner = await events.claim(tenantId, 'listened');
      await events.append(owner, 0, facts(2));
      await events.append(owner, 0, facts(1));
      stop();
      await events.append(owner, 2, facts(1));
      expect(heard).toEqual([[tenantId, 2]]);
    });
  });
}
