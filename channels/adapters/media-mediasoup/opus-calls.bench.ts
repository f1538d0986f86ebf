// Run with plain `node`: two-party calls of Opus over plain RTP, each party a UDP socket of its own
// that sends fifty packets a second. How long a frame takes from one party to the other, and what
// it costs the media worker, without and with a recorder that hears both (what it keeps is not
// written). Node's share is mostly that of the parties, which are played here. Browsers encrypt
// besides.
import { createWorker, type types } from 'mediasoup';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { costsLine, meterCosts } from '../../testing/call-costs.ts';
import { OPUS_SECOND } from '../../testing/opus-second.ts';
import { frameCountIn, speakPaced } from '../../testing/paced.ts';
import { codecsFor, EAR_CAPABILITIES } from './codecs.ts';
import { findWorker } from './index.ts';
import { payloadOf, timestampOf } from './rtp-packet.ts';

const SECONDS = 8;
const CALL_COUNTS = [1, 10, 50, 100, 200];
const RECORDED_COUNTS = [50, 100, 200];
/** Of the clock that Opus counts by. */
const FRAME_SAMPLES = 960;
const PAYLOAD_TYPE = 111;
const HOST = '127.0.0.1';

const found = findWorker(null);
if (found === null) {
  console.log('no media worker: run `npm run media-worker`');
} else {
  const worker = await createWorker({ workerBin: found.path, disableLiburing: true });
  for (const count of CALL_COUNTS) await measure(worker, count, false);
  for (const count of RECORDED_COUNTS) await measure(worker, count, true);
  worker.close();
}

/** Who speaks and hears without a browser. */
interface Party {
  readonly transport: types.PlainTransport;
  readonly producer: types.Producer;
  readonly socket: Socket;
  readonly ssrc: number;
  readonly sentAt: Map<number, number>;
}

async function measure(worker: types.Worker, count: number, isRecorded: boolean): Promise<void> {
  const latenciesMs: number[] = [];
  const parties: Party[] = [];
  const routers: types.Router[] = [];
  let recordedCount = 0;
  for (let index = 0; index < count; index += 1) {
    const router = await worker.createRouter({ mediaCodecs: codecsFor('web') });
    routers.push(router);
    const [one, other] = [await join(router, 2 * index + 1), await join(router, 2 * index + 2)];
    await hear(one, other, router, latenciesMs);
    await hear(other, one, router, latenciesMs);
    if (isRecorded) await record(router, [one, other], () => (recordedCount += 1));
    parties.push(one, other);
  }
  const costs = await meterCosts();
  const lines = parties.map((party) => ({ send: (number: number) => send(party, number) }));
  await speakPaced(lines, SECONDS);
  console.log(
    costsLine({
      callCount: count,
      latenciesMs,
      sentCount: parties.length * frameCountIn(SECONDS),
      costs: await costs(),
      recordedCount: isRecorded ? recordedCount : null,
    }),
  );
  for (const { socket } of parties) socket.close();
  for (const router of routers) router.close();
}

async function join(router: types.Router, ssrc: number): Promise<Party> {
  const socket = createSocket('udp4').bind(0, HOST);
  await once(socket, 'listening');
  const listenInfo = { protocol: 'udp', ip: HOST } as const;
  const transport = await router.createPlainTransport({ listenInfo, rtcpMux: true });
  await transport.connect({ ip: HOST, port: socket.address().port });
  const producer = await transport.produce({
    kind: 'audio',
    rtpParameters: {
      codecs: [
        { mimeType: 'audio/opus', payloadType: PAYLOAD_TYPE, clockRate: 48_000, channels: 2 },
      ],
      encodings: [{ ssrc }],
    },
  });
  return { transport, producer, socket, ssrc, sentAt: new Map() };
}

async function hear(
  listener: Party,
  speaker: Party,
  { rtpCapabilities }: types.Router,
  latenciesMs: number[],
): Promise<void> {
  const consumer = await listener.transport.consume({
    producerId: speaker.producer.id,
    rtpCapabilities,
  });
  const heardType = consumer.rtpParameters.codecs[0]?.payloadType;
  listener.socket.on('message', (packet) => {
    // What else comes are reports of RTCP.
    if ((packet[1] ?? 0) % 128 !== heardType || payloadOf(packet) === null) return;
    const sentAt = speaker.sentAt.get(timestampOf(packet));
    if (sentAt !== undefined) latenciesMs.push(performance.now() - sentAt);
  });
}

/** Beside the two, somebody who hears both. */
async function record(
  router: types.Router,
  parties: readonly Party[],
  heard: () => void,
): Promise<void> {
  const transport = await router.createDirectTransport();
  for (const { producer } of parties) {
    const about = { producerId: producer.id, rtpCapabilities: EAR_CAPABILITIES };
    const consumer = await transport.consume(about);
    consumer.on('rtp', heard);
  }
}

function send({ transport, socket, ssrc, sentAt }: Party, number: number): void {
  const frame = OPUS_SECOND[number % OPUS_SECOND.length] ?? new Uint8Array();
  const timestamp = number * FRAME_SAMPLES;
  const header = Buffer.alloc(12);
  header.writeUInt8(0x80, 0);
  header.writeUInt8(PAYLOAD_TYPE, 1);
  header.writeUInt16BE(number, 2);
  header.writeUInt32BE(timestamp, 4);
  header.writeUInt32BE(ssrc, 8);
  sentAt.set(timestamp, performance.now());
  socket.send(Buffer.concat([header, frame]), transport.tuple.localPort, HOST);
}
