// A change makes another day of the recorded one; the day is then simulated as any other.
import {
  accepted,
  refused,
  seconds,
  unreachable,
  type QueueId,
  type Result,
} from '@zentrale/kernel/values';
import type { AgentConfig, Capacity, QueueConfig, RoutingProfile } from '@zentrale/routing';
import { applyAgents } from './apply-agents.ts';
import type { Assumption } from './assumption.ts';
import type { Change, ConcurrencyChange, HandleTimeChange } from './change.ts';
import type { DayRecord } from './day-record.ts';
import { isNamed } from './names.ts';
import { mapSettings } from './map-settings.ts';

export interface Applied {
  readonly day: DayRecord;
  readonly assumptions: readonly Assumption[];
}

/** All of them, one after the other; refused when one names what the day does not have. */
export function applyChanges(day: DayRecord, changes: readonly Change[]): Result<Applied> {
  let applied: Applied = { day, assumptions: [] };
  for (const change of changes) {
    const next = applyChange(applied.day, change);
    if (!next.ok) return next;
    const assumptions = [...applied.assumptions, ...next.value.assumptions];
    applied = { day: next.value.day, assumptions };
  }
  return accepted({ ...applied, assumptions: withoutContradiction(applied.assumptions) });
}

function applyChange(day: DayRecord, change: Change): Result<Applied> {
  switch (change.kind) {
    case 'agents':
      return applyAgents(day, change);
    case 'concurrency':
      return applyConcurrency(day, change);
    case 'handle-time':
      return applyHandleTime(day, change);
    case 'arrivals': {
      const queueIds = queuesNamed(day, change.queue);
      if (!queueIds.ok) return queueIds;
      const arrivalPct = { ...day.demand.arrivalPct };
      for (const queueId of queueIds.value) {
        arrivalPct[queueId] = ((arrivalPct[queueId] ?? 100) * (100 + change.byPct)) / 100;
      }
      return accepted({ day: { ...day, demand: { ...day.demand, arrivalPct } }, assumptions: [] });
    }
    case 'ordering': {
      const { ordering, queue } = change;
      const changed = withQueues(day, queue, (config) => ({ ...config, ordering }));
      if (!changed.ok || queue !== null) return changed;
      return accepted({ day: mapSettings(changed.value.day, { ordering }), assumptions: [] });
    }
    case 'strategy':
      return withQueues(day, change.queue, (config) => ({
        ...config,
        agentStrategy: change.strategy,
      }));
    case 'target':
      return withQueues(day, change.queue, (config) => ({
        ...config,
        serviceLevelMs: seconds(change.seconds),
      }));
    default:
      return unreachable(change);
  }
}

function withQueues(
  day: DayRecord,
  queue: string | null,
  change: (config: QueueConfig) => QueueConfig,
): Result<Applied> {
  const queueIds = queuesNamed(day, queue);
  if (!queueIds.ok) return queueIds;
  const isMeant = new Set(queueIds.value);
  const changed = mapSettings(day, {
    queue: (config) => (isMeant.has(config.queueId) ? change(config) : config),
  });
  return accepted({ day: changed, assumptions: [] });
}

/** Every queue the day had, or the one of that name. */
function queuesNamed(day: DayRecord, queue: string | null): Result<readonly QueueId[]> {
  const configs: QueueConfig[] = [];
  mapSettings(day, {
    queue: (config) => {
      configs.push(config);
      return config;
    },
  });
  const meant = configs.filter(
    ({ queueId, name }) => queue === null || isNamed(queue, queueId, name),
  );
  if (queue !== null && meant.length === 0) {
    return refused('what-if.unknown-queue', { field: 'changes', facts: { name: queue } });
  }
  return accepted([...new Set(meant.map(({ queueId }) => queueId))]);
}

/** Where an agent's total does not hold so many, each weighs less. */
function applyConcurrency(
  day: DayRecord,
  { channel, countMax }: ConcurrencyChange,
): Result<Applied> {
  let before = 0;
  let loweredTo: number | null = null;
  const capacity = (present: Capacity): Capacity => {
    const served = present.channels[channel];
    if (served === undefined) return present;
    const weight = Math.max(1, Math.min(served.weight, Math.floor(present.total / countMax)));
    before = Math.max(before, served.countMax);
    if (weight < served.weight) loweredTo = weight;
    return {
      ...present,
      channels: { ...present.channels, [channel]: { ...served, weight, countMax } },
    };
  };
  const changed = mapSettings(day, {
    agent: (config: AgentConfig) => ({ ...config, capacity: capacity(config.capacity) }),
    profile: (config: RoutingProfile) => ({ ...config, capacity: capacity(config.capacity) }),
  });
  if (before === 0) return unknownChannel(channel);
  return accepted({
    day: changed,
    assumptions: [
      { kind: 'handle-time-unchanged', channel, countMaxBefore: before, countMax },
      ...(loweredTo === null
        ? []
        : [{ kind: 'weight-lowered' as const, channel, weight: loweredTo }]),
    ],
  });
}

function applyHandleTime(day: DayRecord, { byPct, channel }: HandleTimeChange): Result<Applied> {
  const channels = [...new Set(day.arrivals.map((arrival) => arrival.channel))];
  const meant = channels.filter((each) => channel === null || each === channel.toLowerCase());
  if (channel !== null && meant.length === 0) return unknownChannel(channel);
  const handlePct = { ...day.demand.handlePct };
  for (const each of meant) handlePct[each] = ((handlePct[each] ?? 100) * (100 + byPct)) / 100;
  return accepted({
    day: { ...day, demand: { ...day.demand, handlePct } },
    assumptions: meant.map((each) => ({
      kind: 'handle-time-scaled',
      channel: each,
      pct: handlePct[each] ?? 100,
    })),
  });
}

function unknownChannel(channel: string): Result<never> {
  return refused('what-if.unknown-channel', { field: 'changes', facts: { name: channel } });
}

/** Who says what handle times become is not told that they stay. */
function withoutContradiction(assumptions: readonly Assumption[]): Assumption[] {
  const scaled = new Set(
    assumptions.flatMap((each) => (each.kind === 'handle-time-scaled' ? [each.channel] : [])),
  );
  return assumptions.filter(
    (each) => each.kind !== 'handle-time-unchanged' || !scaled.has(each.channel),
  );
}
