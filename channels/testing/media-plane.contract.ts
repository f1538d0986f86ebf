import { accepted, asId, type CallId, type PartyId } from '@zentrale/kernel/values';
import type { RtpParameters } from '@zentrale/protocol/socket';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Hearing } from '../core/index.ts';
import type { MediaNews, MediaPlane, MediaRoom } from '../ports/media-plane.ts';
import { loudnessOf, shareOf, toneFrames } from './tones.ts';

export interface PlaneUnderTest {
  readonly plane: MediaPlane;
  /** Takes one of the plane's processes away, as a crash would. */
  kill(): void;
  readonly roomCountMax: number;
  close(): Promise<void>;
}

const party = (name: string) => asId<PartyId>(`pty_${name}`);
const [CUSTOMER, AGENT, COACH] = [party('customer'), party('agent'), party('coach')];

const OPUS: RtpParameters = {
  codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }],
  encodings: [{ ssrc: 4711 }],
};
const DTLS = {
  role: 'client',
  fingerprints: [{ algorithm: 'sha-256', value: Array.from({ length: 32 }, () => 'AB').join(':') }],
} as const;
const dtls = () => ({ role: DTLS.role, fingerprints: [...DTLS.fingerprints] });

const hears = (...parties: PartyId[]): Hearing => ({ parties, sound: null });
const MUSIC: Hearing = { parties: [], sound: 'music' };
const SILENCE: Hearing = { parties: [], sound: null };

/** What every media plane promises. Parties are direct ones where sound is listened to. */
export function describeMediaPlane(
  name: string,
  open: () => Promise<PlaneUnderTest>,
  isSkipped = false,
): void {
  describe.skipIf(isSkipped)(`media plane: ${name}`, () => {
    let under: PlaneUnderTest;
    let count = 0;
    beforeAll(async () => {
      under = await open();
    });
    afterAll(() => under.close());

    const openRoom = async (lost: () => void = () => undefined): Promise<MediaRoom> => {
      count += 1;
      const opened = await under.plane.open(asId<CallId>(`call_${count}`), lost);
      if (!opened.ok) throw new Error(opened.refusal.kind);
      return opened.value;
    };

    describe('sound', () => {
      test('the tone one party sends arrives at the other, and nothing else', async () => {
        const room = await openRoom();
        const [customer, agent] = [await direct(room, CUSTOMER), await direct(room, AGENT)];
        await room.arrange(
          new Map([
            [CUSTOMER, hears(AGENT)],
            [AGENT, hears(CUSTOMER)],
          ]),
        );
        await customer.speak(440);
        await agent.speak(1000);
        expect(shareOf(440, agent.heardFrom(CUSTOMER))).toBeGreaterThan(0.95);
        expect(shareOf(1000, customer.heardFrom(AGENT))).toBeGreaterThan(0.95);
        expect(shareOf(440, customer.heardFrom(AGENT))).toBeLessThan(0.05);
        expect(agent.heardFrom(null)).toEqual([]);
        room.close();
      });

      test('whoever is not to be heard is not sent, and may be again', async () => {
        const room = await openRoom();
        const [customer, agent] = [await direct(room, CUSTOMER), await direct(room, AGENT)];
        await room.arrange(new Map([[AGENT, hears(CUSTOMER)]]));
        await customer.speak(440);
        const before = agent.heardFrom(CUSTOMER).length;
        expect(before).toBeGreaterThan(0);
        await room.arrange(new Map([[AGENT, SILENCE]]));
        await customer.speak(440);
        expect(agent.heardFrom(CUSTOMER)).toHaveLength(before);
        await room.arrange(new Map([[AGENT, hears(CUSTOMER)]]));
        await customer.speak(440);
        expect(agent.heardFrom(CUSTOMER).length).toBeGreaterThan(before);
        room.close();
      });

      test('on hold there is music, not the other party', async () => {
        const room = await openRoom();
        const [customer, agent] = [await direct(room, CUSTOMER), await direct(room, AGENT)];
        await room.arrange(
          new Map([
            [CUSTOMER, MUSIC],
            [AGENT, SILENCE],
          ]),
        );
        await agent.speak(1000);
        await customer.speak(440);
        await until(() => customer.heardFrom(null).length >= 25);
        const music = customer.heardFrom(null);
        expect(loudnessOf(music)).toBeGreaterThan(500);
        expect(shareOf(1000, music)).toBeLessThan(0.1);
        expect(customer.heardFrom(AGENT)).toEqual([]);
        expect(agent.heard).toEqual([]);
        room.close();
      });

      test('music comes at the pace of a clock and ends with the hold', async () => {
        const room = await openRoom();
        const customer = await direct(room, CUSTOMER);
        await room.arrange(new Map([[CUSTOMER, MUSIC]]));
        await until(() => customer.heardFrom(null).length >= 10);
        await room.arrange(new Map([[CUSTOMER, SILENCE]]));
        await pause(60);
        const stopped = customer.heardFrom(null).length;
        await pause(100);
        expect(customer.heardFrom(null)).toHaveLength(stopped);
        room.close();
      });

      test('a coach is heard by the agent alone', async () => {
        const room = await openRoom();
        const customer = await direct(room, CUSTOMER);
        const agent = await direct(room, AGENT);
        const coach = await direct(room, COACH);
        await room.arrange(
          new Map([
            [CUSTOMER, hears(AGENT)],
            [AGENT, hears(CUSTOMER, COACH)],
            [COACH, hears(CUSTOMER, AGENT)],
          ]),
        );
        await coach.speak(700);
        await customer.speak(440);
        expect(shareOf(700, agent.heardFrom(COACH))).toBeGreaterThan(0.95);
        expect(customer.heardFrom(COACH)).toEqual([]);
        expect(shareOf(440, coach.heardFrom(CUSTOMER))).toBeGreaterThan(0.95);
        room.close();
      });

      test('whoever is muted is not heard, though she speaks', async () => {
        const room = await openRoom();
        const [customer, agent] = [await direct(room, CUSTOMER), await direct(room, AGENT)];
        await room.arrange(new Map([[CUSTOMER, hears(AGENT)]]));
        expect(await room.setMuted(AGENT, 'microphone', true)).toEqual(accepted(null));
        await agent.speak(1000);
        expect(customer.heard).toEqual([]);
        await room.setMuted(AGENT, 'microphone', false);
        await agent.speak(1000);
        expect(customer.heardFrom(AGENT).length).toBeGreaterThan(0);
        room.close();
      });

      test('calls do not hear one another, and who has left is not heard', async () => {
        const [one, other] = [await openRoom(), await openRoom()];
        const [customer, agent] = [await direct(one, CUSTOMER), await direct(one, AGENT)];
        const stranger = await direct(other, AGENT);
        await one.arrange(new Map([[AGENT, hears(CUSTOMER)]]));
        await other.arrange(new Map([[AGENT, hears(CUSTOMER)]]));
        await customer.speak(440);
        expect(agent.heardFrom(CUSTOMER).length).toBeGreaterThan(0);
        expect(stranger.heard).toEqual([]);
        await one.leave(CUSTOMER);
        await one.leave(CUSTOMER);
        const before = agent.heard.length;
        await customer.speak(440);
        expect(agent.heard).toHaveLength(before);
        one.close();
        other.close();
      });
    });

    describe('browsers', () => {
      test('a party gets two transports and what the plane can carry', async () => {
        const room = await openRoom();
        const { send, receive } = await room.join(CUSTOMER, () => undefined);
        expect(send.transportId).not.toBe(receive.transportId);
        expect(send.iceCandidates.map(({ protocol }) => protocol)).toEqual(['udp', 'tcp']);
        const kinds = room.rtpCapabilities.codecs?.map(({ mimeType }) => mimeType) ?? [];
        expect(kinds).toEqual(
          expect.arrayContaining(['audio/opus', 'audio/PCMU', 'video/VP8', 'video/H264']),
        );
        room.close();
      });

      test('nothing is produced before the transport is connected, or twice', async () => {
        const room = await openRoom();
        const { send } = await room.join(CUSTOMER, () => undefined);
        const produce = () => room.produce(CUSTOMER, 'microphone', OPUS, false);
        expect(await produce()).toMatchObject({ refusal: { kind: 'call.wrong-order' } });
        expect(await room.connect(CUSTOMER, 'nothing', dtls())).toMatchObject({
          refusal: { kind: 'media.unknown' },
        });
        expect(await room.connect(CUSTOMER, send.transportId, dtls())).toEqual(accepted(null));
        expect(await room.connect(CUSTOMER, send.transportId, dtls())).toMatchObject({
          refusal: { kind: 'call.wrong-order' },
        });
        const produced = await produce();
        expect(produced.ok).toBe(true);
        expect(await produce()).toMatchObject({ refusal: { kind: 'call.wrong-order' } });
        if (!produced.ok) return;
        const { producerId } = produced.value;
        expect(await room.closeProducer(CUSTOMER, producerId)).toEqual(accepted('microphone'));
        expect(await room.closeProducer(CUSTOMER, producerId)).toMatchObject({
          refusal: { kind: 'media.unknown' },
        });
        room.close();
      });

      test('parameters that make no sense are refused', async () => {
        const room = await openRoom();
        const { send } = await room.join(CUSTOMER, () => undefined);
        await room.connect(CUSTOMER, send.transportId, dtls());
        const wrong: RtpParameters[] = [
          { codecs: [{ mimeType: 'audio/speex', payloadType: 100, clockRate: 16_000 }] },
          { codecs: [{ mimeType: 'video/VP8', payloadType: 100, clockRate: 90_000 }] },
          { ...OPUS, codecs: [...OPUS.codecs, ...OPUS.codecs], encodings: [] },
        ];
        for (const parameters of wrong) {
          expect(await room.produce(CUSTOMER, 'microphone', parameters, false)).toMatchObject({
            refusal: { kind: 'call.media-invalid', field: 'rtpParameters' },
          });
        }
        room.close();
      });

      test('a party is told what it may hear, once, and when that is gone', async () => {
        const room = await openRoom();
        const news: MediaNews[] = [];
        await room.join(CUSTOMER, (one) => news.push(one));
        await room.arrange(new Map([[CUSTOMER, hears(AGENT)]]));
        await direct(room, AGENT);
        expect(news).toEqual([]);
        await room.receive(CUSTOMER, room.rtpCapabilities);
        await room.arrange(new Map([[CUSTOMER, hears(AGENT)]]));
        expect(news).toEqual([
          expect.objectContaining({ type: 'consumer', kind: 'audio', from: AGENT }),
        ]);
        const consumerId = news[0]?.type === 'consumer' ? news[0].consumerId : '';
        expect(await room.resumeConsumer(CUSTOMER, consumerId)).toEqual(accepted(null));
        expect(await room.resumeConsumer(CUSTOMER, 'nothing')).toMatchObject({
          refusal: { kind: 'media.unknown' },
        });
        await room.leave(AGENT);
        await until(() => news.some(({ type }) => type === 'consumer-closed'));
        room.close();
      });

      test('whoever has not joined, or has left, can do nothing', async () => {
        const room = await openRoom();
        const { send } = await room.join(CUSTOMER, () => undefined);
        await room.leave(CUSTOMER);
        const refusals = await Promise.all([
          room.connect(CUSTOMER, send.transportId, dtls()),
          room.receive(CUSTOMER, {}),
          room.produce(CUSTOMER, 'microphone', OPUS, false),
          room.closeProducer(CUSTOMER, 'any'),
          room.setMuted(CUSTOMER, 'microphone', true),
          room.resumeConsumer(CUSTOMER, 'any'),
          room.restartIce(CUSTOMER, send.transportId),
        ]);
        for (const refusal of refusals) {
          expect(refusal).toMatchObject({ refusal: { kind: 'call.not-joined' } });
        }
        room.close();
      });
    });

    describe('limits and losses', () => {
      test('no more rooms than allowed, and a closed one makes room', async () => {
        const rooms: MediaRoom[] = [];
        for (let one = 0; one < under.roomCountMax; one += 1) rooms.push(await openRoom());
        const open = () => under.plane.open(asId<CallId>('call_more'), () => undefined);
        expect(await open()).toMatchObject({ refusal: { kind: 'media.full' } });
        rooms[0]?.close();
        const opened = await open();
        expect(opened.ok).toBe(true);
        if (opened.ok) opened.value.close();
        for (const room of rooms) room.close();
      });

      test('a process that dies tells its rooms and is replaced', async () => {
        let lostCount = 0;
        const room = await openRoom(() => (lostCount += 1));
        await direct(room, CUSTOMER);
        const readiness: boolean[] = [];
        const stop = under.plane.watch((isReady) => readiness.push(isReady));
        under.kill();
        await until(() => lostCount === 1);
        await until(() => under.plane.isReady());
        expect(readiness).toEqual([false, true]);
        stop();
        await expect(room.join(AGENT, () => undefined)).rejects.toMatchObject({
          kind: 'media.unavailable',
        });
        const next = await openRoom();
        const [customer, agent] = [await direct(next, CUSTOMER), await direct(next, AGENT)];
        await next.arrange(new Map([[AGENT, hears(CUSTOMER)]]));
        await customer.speak(440);
        expect(shareOf(440, agent.heardFrom(CUSTOMER))).toBeGreaterThan(0.95);
        next.close();
      });
    });
  });
}

async function direct(room: MediaRoom, partyId: PartyId) {
  const heard: { readonly from: PartyId | null; readonly frame: Uint8Array }[] = [];
  const line = await room.joinDirect(partyId, (from, frame) => {
    heard.push({ from, frame: Uint8Array.from(frame) });
  });
  return {
    heard,
    heardFrom: (who: PartyId | null) =>
      heard.flatMap(({ from, frame }) => (from === who ? [frame] : [])),
    /** Half a second of a tone, and the moment it takes to arrive. */
    async speak(hz: number): Promise<void> {
      for (const frame of toneFrames(hz, 25)) line.send(frame);
      await pause(60);
    },
  };
}

const pause = (ms: number) => new Promise((settle) => setTimeout(settle, ms));

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (isSo()) return;
    await pause(20);
  }
  throw new Error('it did not come about');
}
