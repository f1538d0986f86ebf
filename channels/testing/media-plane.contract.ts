import { accepted, asId, type CallId, type PartyId } from '@zentrale/kernel/values';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Hearing } from '../core/index.ts';
import type { HeardPacket, MediaPlane, MediaRoom } from '../ports/media-plane.ts';
import { AGENT, COACH, CUSTOMER, direct, hears, pause, until } from './direct-line.ts';
import { describeBrowserParties } from './media-browsers.contract.ts';
import { loudnessOf, shareOf } from './tones.ts';

export interface PlaneUnderTest {
  readonly plane: MediaPlane;
  /** Takes one of the plane's processes away, as a crash would. */
  kill(): void;
  readonly roomCountMax: number;
  close(): Promise<void>;
}

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
      const opened = await under.plane.open(asId<CallId>(`call_${count}`), 'web', lost);
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

      test('an ear hears whom it may as it was sent, is heard by nobody, and no music', async () => {
        const room = await openRoom();
        const [customer, agent] = [await direct(room, CUSTOMER), await direct(room, AGENT)];
        const packets: HeardPacket[] = [];
        const ear = asId<PartyId>('pty_ear');
        await room.listen(ear, (packet) => packets.push(packet));
        await room.arrange(
          new Map([
            [CUSTOMER, MUSIC],
            [ear, hears(CUSTOMER)],
          ]),
        );
        await customer.speak(440);
        await agent.speak(1000);
        expect(new Set(packets.map(({ from }) => from))).toEqual(new Set([CUSTOMER]));
        const sound = packets.map(({ payload }) => payload);
        expect(shareOf(440, sound)).toBeGreaterThan(0.95);
        const [first, second] = packets;
        expect(first?.codec).toBe('mu-law');
        expect((second?.timestamp ?? 0) - (first?.timestamp ?? 0)).toBe(160);
        await room.arrange(new Map([[ear, SILENCE]]));
        await customer.speak(440);
        expect(packets).toHaveLength(sound.length);
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

    describeBrowserParties(openRoom);

    describe('limits and losses', () => {
      test('no more rooms than allowed, and a closed one makes room', async () => {
        const rooms: MediaRoom[] = [];
        for (let one = 0; one < under.roomCountMax; one += 1) rooms.push(await openRoom());
        const open = () => under.plane.open(asId<CallId>('call_more'), 'web', () => undefined);
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
