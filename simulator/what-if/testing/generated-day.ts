// A day to ask about, made by the real engine and a world that this folder has no part in.
import type { Recorded } from '@zentrale/kernel/history';
import { durationMs, later, minutes, seconds, type Instant } from '@zentrale/kernel/values';
import type { RoutingFact } from '@zentrale/routing';
import * as build from '@zentrale/routing/testing';
import { Centre, type CustomerStream } from '../../oracles/centre.ts';
import { MONDAY } from '../../world/index.ts';

export interface GeneratedDay {
  readonly facts: readonly Recorded<RoutingFact>[];
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

const LENGTH_MS = minutes(600);
const STREAMS: readonly CustomerStream[] = [
  {
    queue: 'calls',
    channel: 'voice',
    meanGapMs: seconds(30),
    handleMs: (chance) => chance.lognormal(seconds(180), 0.8),
    meanPatienceMs: seconds(120),
  },
  {
    queue: 'chats',
    channel: 'chat',
    meanGapMs: seconds(90),
    handleMs: (chance) => chance.lognormal(seconds(300), 0.6),
    meanPatienceMs: minutes(5),
  },
];
const CHANNELS = { voice: { weight: 100, countMax: 1 }, chat: { weight: 100, countMax: 1 } };

/** Ten hours: early agents leave after seven, late ones come after three, somebody has a break. */
export function generatedDay(seed: number): GeneratedDay {
  const early = Array.from({ length: 8 }, (_, index) => `early-${index}`);
  const late = Array.from({ length: 7 }, (_, index) => `late-${index}`);
  const facts: Recorded<RoutingFact>[] = [];
  const centre = new Centre({
    seed,
    agentCount: early.length + late.length,
    opening: [
      build.queue('calls', { wrapUpMs: durationMs(0) }),
      build.queue('chats', { wrapUpMs: durationMs(0), serviceLevelMs: seconds(60) }),
      ...[...early, ...late].map((name, index) =>
        build.agent(name, {
          queues: index % 3 === 0 ? ['chats', 'calls'] : index % 3 === 1 ? ['calls'] : ['chats'],
          channels: CHANNELS,
        }),
      ),
      ...build.onDuty(...early),
    ],
    onVisit: () => {},
    onFacts: (told) => facts.push(...told),
  });
  const hour = (count: number) => later(MONDAY, minutes(60 * count));
  centre.timeline.wakeAt(hour(3), () => build.onDuty(...late).forEach((act) => centre.send(act)));
  centre.timeline.wakeAt(hour(4), () => centre.send(build.notReady('late-0', 'lunch', true)));
  centre.timeline.wakeAt(hour(5), () => centre.send(build.ready('late-0')));
  centre.timeline.wakeAt(hour(7), () => {
    for (const name of early) {
      centre.send({ type: 'SignOutAgent', agentId: build.agentId(name), drain: true });
    }
  });
  const endsAt = later(MONDAY, LENGTH_MS);
  while (centre.timeline.now() < endsAt) centre.serve(STREAMS, 100);
  return { facts, startsAt: MONDAY, endsAt };
}
