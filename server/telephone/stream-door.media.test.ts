import { mediaWorkerForTests, mustHaveWorker } from '@zentrale/channels/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';

const { path, isSkipped } = mediaWorkerForTests();

describe.skipIf(isSkipped)('a media stream', () => {
  let open: OpenCentre;
  beforeAll(async () => {
    open = await openCentre({ mediaWorker: mustHaveWorker(path) });
  });
  afterAll(() => open.close());

  async function closedWith(messages: readonly object[]): Promise<number> {
    const url = `${open.centre.publicUrl.replace('http', 'ws')}/webhooks/twilio/media`;
    const socket = new WebSocket(url);
    await new Promise((opened) => {
      socket.once('open', opened);
    });
    for (const message of messages) socket.send(JSON.stringify(message));
    return new Promise((closed) => {
      socket.once('close', closed);
    });
  }
  const start = (callSid: string, key: string) => ({
    event: 'start',
    start: {
      streamSid: 'MZ1',
      callSid,
      mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
      customParameters: { key },
    },
  });

  test('without a valid key, for an unknown call, or of nonsense, is closed', async () => {
    expect(await closedWith([start('CA1', 'made up')])).toBe(1008);
    expect(await closedWith(Array.from({ length: 60 }, () => ({ event: 'x' })))).toBe(1008);
  });

  test('that never says what it wants is closed', async () => {
    expect(await closedWith([{ event: 'connected' }])).toBe(1008);
  });
});
