import { accepted } from '@zentrale/kernel/values';
import type { RtpParameters } from '@zentrale/protocol/socket';
import { describe, expect, test } from 'vitest';
import type { MediaNews, MediaRoom } from '../ports/media-plane.ts';
import { AGENT, CUSTOMER, direct, hears, until } from './direct-line.ts';

const OPUS: RtpParameters = {
  codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }],
  encodings: [{ ssrc: 4711 }],
};
const DTLS = {
  role: 'client',
  fingerprints: [{ algorithm: 'sha-256', value: Array.from({ length: 32 }, () => 'AB').join(':') }],
} as const;
const dtls = () => ({ role: DTLS.role, fingerprints: [...DTLS.fingerprints] });

/** The part of the contract that is about parties in browsers. */
export function describeBrowserParties(openRoom: () => Promise<MediaRoom>): void {
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
}
