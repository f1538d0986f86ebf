// Run with plain `node`: telephones on one side, mu-law parties of the same rooms on the other, the
// server's stream door and one media worker in between. How long a frame is under way, without the
// 20 ms that its own sound takes. Towards the telephone two frames are held ahead on purpose, so
// that a voice that comes unevenly does not stutter; that is part of the figure.
import { findWorker, MediasoupPlane } from '@zentrale/channels/adapters/media-mediasoup/index.ts';
import { FRAME_MS, FRAME_SAMPLES } from '@zentrale/channels';
import type { DirectParty, MediaRoom } from '@zentrale/channels/app';
import { accepted, asId, type PartyId } from '@zentrale/kernel/values';
import { SystemClock } from '@zentrale/platform/clock';
import { TimeOrderedIds } from '@zentrale/platform/ids';
import { silentLog } from '@zentrale/platform/testing';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import type { Centre } from '../compose/centre.ts';
import { openStreamDoor, STREAM_PATH } from './stream-door.ts';

const SECONDS = 8;
const CALL_COUNTS = [1, 10, 50, 100];
const FRAME_COUNT = (SECONDS * 1000) / FRAME_MS;
const [CUSTOMER, AGENT] = [asId<PartyId>('pty_customer'), asId<PartyId>('pty_agent')];

/** One telephone and the agent it speaks with. */
interface Pair {
  readonly socket: WebSocket;
  readonly agent: DirectParty;
  readonly sentAt: { readonly telephone: number[]; readonly agent: number[] };
  played: number;
}

const worker = findWorker(null);
if (worker === null) {
  console.log('no media worker: run `npm run media-worker`');
} else {
  const clock = new SystemClock();
  const plane = new MediasoupPlane({ clock, log: silentLog, roomCountMax: 1000 });
  const address = { host: '127.0.0.1', announced: null, port: 0 };
  await plane.start({ path: worker.path, count: 1, address });
  for (const count of CALL_COUNTS) await measure(plane, clock, count);
  await plane.close();
}

async function measure(plane: MediasoupPlane, clock: SystemClock, count: number): Promise<void> {
  const rooms = new Map<string, MediaRoom>();
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const door = openStreamDoor(centreOf(rooms, clock), server);
  const toAgent: number[] = [];
  const toTelephone: number[] = [];
  const pairs: Pair[] = [];
  for (let index = 0; index < count; index += 1) {
    const callId = `call_${count}_${index}`;
    const opened = await plane.open(asId(callId), 'telephone', () => undefined);
    if (!opened.ok) throw new Error(opened.refusal.kind);
    rooms.set(callId, opened.value);
    const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}${STREAM_PATH}`;
    pairs.push(await connect(opened.value, callId, url, { toAgent, toTelephone }));
  }
  const before = process.cpuUsage();
  await speak(pairs);
  const { user, system } = process.cpuUsage(before);
  const cpu = Math.round(((user + system) / 1000 / (SECONDS * 1000)) * 100);
  console.log(
    `${String(count).padStart(4)} calls: from the telephone ${percentiles(toAgent)}, ` +
      `to the telephone ${percentiles(toTelephone)}, ` +
      `lost ${2 * count * FRAME_COUNT - toAgent.length - toTelephone.length} ` +
      `of ${2 * count * FRAME_COUNT}, Node with both sides ${cpu} % of a core`,
  );
  for (const { socket } of pairs) socket.terminate();
  door.close();
  server.close();
  for (const room of rooms.values()) room.close();
}

async function connect(
  room: MediaRoom,
  callId: string,
  url: string,
  latencies: { readonly toAgent: number[]; readonly toTelephone: number[] },
): Promise<Pair> {
  const sentAt = { telephone: [] as number[], agent: [] as number[] };
  const agent = await room.joinDirect(AGENT, (from, frame) => {
    if (from === CUSTOMER) note(latencies.toAgent, sentAt.telephone, frame);
  });
  const socket = new WebSocket(url);
  const pair: Pair = { socket, agent, sentAt, played: 0 };
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as {
      event: string;
      media?: { payload: string };
      mark?: { name: string };
    };
    if (message.media) {
      note(latencies.toTelephone, sentAt.agent, Buffer.from(message.media.payload, 'base64'));
    }
    // Played at once: the provider's own waiting is not ours to measure.
    if (message.mark) socket.send(JSON.stringify({ event: 'mark', mark: message.mark }));
  });
  await once(socket, 'open');
  const mediaFormat = { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 };
  const about = {
    streamSid: 'MZ1',
    callSid: 'CA1',
    mediaFormat,
    customParameters: { key: callId },
  };
  socket.send(JSON.stringify({ event: 'start', start: about }));
  await new Promise((settle) => setTimeout(settle, 50));
  await room.arrange(
    new Map([
      [CUSTOMER, { parties: [AGENT], sound: null }],
      [AGENT, { parties: [CUSTOMER], sound: null }],
    ]),
  );
  return pair;
}

/** Frames of all lines both ways, spread over the 20 ms. */
async function speak(pairs: readonly Pair[]): Promise<void> {
  const startedAt = performance.now();
  while (pairs.some(({ played }) => played < FRAME_COUNT)) {
    const now = performance.now() - startedAt;
    for (const [index, pair] of pairs.entries()) {
      const number = pair.played;
      const due = (index * FRAME_MS) / pairs.length + number * FRAME_MS;
      if (number >= FRAME_COUNT || now < due) continue;
      pair.played += 1;
      const frame = frameOfNumber(number);
      pair.sentAt.telephone[number] = performance.now();
      const payload = Buffer.from(frame).toString('base64');
      const timestamp = String(number * FRAME_MS);
      const media = { track: 'inbound', timestamp, payload };
      pair.socket.send(JSON.stringify({ event: 'media', media }));
      pair.sentAt.agent[number] = performance.now();
      pair.agent.send(frame);
    }
    await new Promise((settle) => setTimeout(settle, 1));
  }
  await new Promise((settle) => setTimeout(settle, 500));
}

function note(latencies: number[], sentAt: readonly number[], frame: Uint8Array): void {
  const at = sentAt[new DataView(frame.buffer, frame.byteOffset).getUint32(0)];
  if (at !== undefined) latencies.push(performance.now() - at);
}

function frameOfNumber(number: number): Uint8Array {
  const frame = new Uint8Array(FRAME_SAMPLES);
  new DataView(frame.buffer).setUint32(0, number);
  return frame;
}

/** What the stream door asks of a centre: the key is the call, and the call is its room. */
function centreOf(rooms: ReadonlyMap<string, MediaRoom>, clock: SystemClock): Centre {
  const live = (callId: string) => ({
    tenantId: 'tenant',
    call: { callId, conversationId: 'conversation', state: 'active' },
    joinByTelephone: async (_: unknown, hear: (from: PartyId | null, frame: Uint8Array) => void) =>
      accepted(await rooms.get(callId)?.joinDirect(CUSTOMER, hear)),
    gone: () => Promise.resolve(),
    end: () => Promise.resolve(),
  });
  return {
    clock,
    log: silentLog,
    ids: new TimeOrderedIds(),
    isDraining: () => false,
    store: {
      system: (work: (queries: null) => unknown) => work(null),
      transact: (_: unknown, work: (tx: null) => unknown) => Promise.resolve(work(null)),
    },
    channels: {
      useStreamKey: (_: unknown, { key }: { key: string }) =>
        Promise.resolve({ tenantId: 'tenant', callId: key, isVoicemail: false }),
      conversation: () => null,
      // Nobody waits here: no line, no telling.
      providerCall: () => null,
    },
    calls: { find: (_: unknown, callId: string) => live(callId) },
  } as unknown as Centre;
}

function percentiles(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}
