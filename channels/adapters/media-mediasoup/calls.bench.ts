// Run with plain `node`: two-party calls of mu-law frames through one worker, paced as telephones
// are, every 20 ms. How long a frame takes from one party to the other, and what it costs, without
// and with a recorder in each call, which hears both.
import { asId, type PartyId } from '@zentrale/kernel/values';
import { SystemClock } from '@zentrale/platform/clock';
import { silentLog } from '@zentrale/platform/testing';
import { FRAME_SAMPLES } from '../../core/index.ts';
import type { MediaRoom } from '../../ports/media-plane.ts';
import { costsLine, meterCosts } from '../../testing/call-costs.ts';
import { frameCountIn, speakPaced } from '../../testing/paced.ts';
import { findWorker, MediasoupPlane } from './index.ts';

const SECONDS = 8;
const CALL_COUNTS = [1, 10, 50, 100, 200];
const RECORDED_COUNTS = [50, 100, 200];
const [CUSTOMER, AGENT] = [asId<PartyId>('pty_customer'), asId<PartyId>('pty_agent')];
const RECORDER = asId<PartyId>('pty_recorder');

interface Line {
  readonly send: (number: number) => void;
}

const worker = findWorker(null);
if (worker === null) {
  console.log('no media worker: run `npm run media-worker`');
} else {
  const about = { clock: new SystemClock(), log: silentLog, roomCountMax: 1000 };
  const plane = new MediasoupPlane(about);
  const address = { host: '127.0.0.1', announced: null, port: 0 };
  await plane.start({ path: worker.path, count: 1, address });
  for (const count of CALL_COUNTS) await measure(plane, count, false);
  for (const count of RECORDED_COUNTS) await measure(plane, count, true);
  await plane.close();
}

async function measure(plane: MediasoupPlane, count: number, isRecorded: boolean): Promise<void> {
  const latencies: number[] = [];
  const rooms: MediaRoom[] = [];
  const lines: Line[] = [];
  let packetCount = 0;
  const openedAt = performance.now();
  for (let index = 0; index < count; index += 1) {
    const opened = await plane.open(
      asId(`call_${count}_${index}_${isRecorded}`),
      'web',
      () => undefined,
    );
    if (!opened.ok) throw new Error(opened.refusal.kind);
    rooms.push(opened.value);
    lines.push(...(await openCall(opened.value, latencies)));
    if (isRecorded) await record(opened.value, () => (packetCount += 1));
  }
  const openMs = (performance.now() - openedAt) / count;
  const costs = await meterCosts();
  await speakPaced(lines, SECONDS);
  console.log(
    costsLine({
      callCount: count,
      latenciesMs: latencies,
      sentCount: lines.length * frameCountIn(SECONDS),
      costs: await costs(),
      recordedCount: isRecorded ? packetCount : null,
    }) + `, opened in ${openMs.toFixed(1)} ms each`,
  );
  for (const room of rooms) room.close();
}

async function openCall(room: MediaRoom, latencies: number[]): Promise<Line[]> {
  const sent = { [CUSTOMER]: new Map<number, number>(), [AGENT]: new Map<number, number>() };
  const join = async (self: PartyId, other: PartyId): Promise<Line> => {
    const party = await room.joinDirect(self, (_, frame) => {
      const sentAt = sent[other]?.get(numberIn(frame));
      if (sentAt !== undefined) latencies.push(performance.now() - sentAt);
    });
    const send = (number: number) => {
      sent[self]?.set(number, performance.now());
      party.send(frameOfNumber(number));
    };
    return { send };
  };
  const lines = [await join(CUSTOMER, AGENT), await join(AGENT, CUSTOMER)];
  await room.arrange(
    new Map([
      [CUSTOMER, { parties: [AGENT], sound: null }],
      [AGENT, { parties: [CUSTOMER], sound: null }],
    ]),
  );
  return lines;
}

/** Beside the two, somebody who hears both. */
async function record(room: MediaRoom, heard: () => void): Promise<void> {
  await room.listen(RECORDER, heard);
  await room.arrange(
    new Map([
      [CUSTOMER, { parties: [AGENT], sound: null }],
      [AGENT, { parties: [CUSTOMER], sound: null }],
      [RECORDER, { parties: [CUSTOMER, AGENT], sound: null }],
    ]),
  );
}

function frameOfNumber(number: number): Uint8Array {
  const frame = new Uint8Array(FRAME_SAMPLES);
  new DataView(frame.buffer).setUint32(0, number);
  return frame;
}

function numberIn(frame: Uint8Array): number {
  return new DataView(frame.buffer, frame.byteOffset).getUint32(0);
}
