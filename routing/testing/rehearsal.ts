// A thread that rehearses for a benchmark: a busy centre of its own lives on, and whenever it is
// asked it says what it was commanded since, as text, as doors hear it.
import { parentPort, workerData } from 'node:worker_threads';
import { must } from '@zentrale/kernel/values';
import { perform, type Context, type RoutingCommand } from '../core/index.ts';
import { BusyCentre, type CentreShape } from './busy-centre.ts';

/** What the thread is to rehearse. */
export interface Rehearsal {
  readonly shape: CentreShape;
  /** So many commands at least are told at once. */
  readonly batchSize: number;
  /** So many at most are in one text. */
  readonly textSize: number;
}

export interface Asked {
  readonly command: RoutingCommand;
  readonly context: Context;
}

/** An answer of the thread; `version` is its state's after all of it. */
export interface Told {
  /** Each the JSON of an `Asked[]`. */
  readonly texts: readonly string[];
  readonly version: number;
}

const port = must(parentPort, 'thread that asks');
const { shape, batchSize, textSize } = workerData as Rehearsal;
let asked: Asked[] = [];
const centre = new BusyCentre(shape, (state, command, context) => {
  asked.push({ command, context });
  return perform(state, command, context);
});

port.on('message', () => {
  while (asked.length < batchSize) centre.round();
  const texts: string[] = [];
  for (let at = 0; at < asked.length; at += textSize) {
    texts.push(JSON.stringify(asked.slice(at, at + textSize)));
  }
  asked = [];
  const told: Told = { texts, version: centre.state.version };
  port.postMessage(told);
});
