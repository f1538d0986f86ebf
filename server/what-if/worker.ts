// A thread of its own: simulating a day takes seconds, and offers must not wait for it.
import { parentPort, workerData } from 'node:worker_threads';
import type { Recorded } from '@zentrale/kernel/history';
import { must, type Instant } from '@zentrale/kernel/values';
import type { RoutingFact } from '@zentrale/routing';
import { applyChanges, dayFromHistory, whatIf, type Change } from '@zentrale/simulator/what-if';
import type { FromWorker, ToWorker } from './messages.ts';

interface About {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly changes: readonly Change[];
  readonly seed: number;
  readonly runs: number;
}

const port = must(parentPort, 'a worker has its parent');
// Given by `WhatIfRuns` and by nobody else.
const about = workerData as About;
const facts: Recorded<RoutingFact>[] = [];
const say = (message: FromWorker) => port.postMessage(message);

port.on('message', (message: ToWorker) => {
  if (message.kind === 'facts') {
    for (const recorded of message.facts) facts.push(recorded);
    return;
  }
  say(simulate());
  port.close();
});

function simulate(): FromWorker {
  const { startsAt, endsAt, changes, seed, runs } = about;
  const day = dayFromHistory(facts, startsAt, endsAt);
  if (day.arrivals.length === 0) return { kind: 'refused', refusal: { kind: 'what-if.empty-day' } };
  const applied = applyChanges(day, changes);
  if (!applied.ok) return { kind: 'refused', refusal: applied.refusal };
  const onProgress = (doneCount: number, ofCount: number) =>
    say({ kind: 'progress', doneCount, ofCount });
  return { kind: 'done', result: whatIf(day, changes, { seed, runs, onProgress }) };
}
