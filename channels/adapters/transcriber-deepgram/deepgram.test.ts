import { ManualClock } from '@zentrale/kernel/testing';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Utterance, Voice } from '../../ports/transcriber.ts';
import { DeepgramPeer } from '../../testing/deepgram-peer.ts';
import { deepgramTranscriber } from './index.ts';

const VOICE: Voice = { codec: 'mu-law', language: 'de', side: 'customer' };
const KEY = 'dg-secret-key';
const FRAME_MS = 20;

describe('a voice at the provider', () => {
  let peer: DeepgramPeer;
  let clock: ManualClock;
  const logged: unknown[] = [];
  const said: Utterance[] = [];
  const troubles: string[] = [];
  const closing: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    peer = await DeepgramPeer.listen();
    clock = new ManualClock();
    for (const list of [logged, said, troubles]) list.length = 0;
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) void close();
    await peer.close();
  });

  const note = (...line: unknown[]) => void logged.push(line);
  const log = { error: note, warn: note, info: note, debug: note, with: () => log };
  const open = (voice = VOICE, url = peer.url) => {
    const stream = deepgramTranscriber({ url, key: KEY, clock, log }).open(voice, {
      heard: (utterance) => void said.push(utterance),
      interrupted: () => void troubles.push('interrupted'),
      resumed: () => void troubles.push('resumed'),
    });
    closing.push(() => stream.close());
    return stream;
  };
  /** Sound from that moment of the call on. */
  const speak = (stream: ReturnType<typeof open>, fromMs: number, frameCount = 50) => {
    for (let frame = 0; frame < frameCount; frame += 1) {
      const atMs = fromMs + frame * FRAME_MS;
      stream.send({ atMs, durationMs: FRAME_MS, payload: new Uint8Array(160).fill(frame) });
    }
  };
  const voiceOf = (count = 1) =>
    vi.waitFor(() => {
      const voice = peer.voices[count - 1];
      if (voice === undefined) throw new Error('nobody has come');
      return voice;
    });
  const packets = (count: number, voiceCount = 1) =>
    vi.waitFor(() => expect(peer.voices[voiceCount - 1]?.packets).toHaveLength(count));
  const words = () => vi.waitFor(() => expect(said).not.toEqual([]));

  test('says what it is, and arrives as it was sent, packet by packet', async () => {
    const stream = open({ codec: 'opus', language: 'en', side: 'centre' });
    speak(stream, 0, 3);
    await packets(3);
    const { query, authorization, packets: sent } = await voiceOf();
    expect(authorization).toBe(`Token ${KEY}`);
    expect(Object.fromEntries(query)).toMatchObject({
      encoding: 'opus',
      sample_rate: '48000',
      language: 'en',
      interim_results: 'true',
      mip_opt_out: 'true',
    });
    expect(sent.map((packet) => packet[0])).toEqual([0, 1, 2]);
  });

  test('takes the model that the address names', async () => {
    open(VOICE, `${peer.url}?model=own`);
    const { query } = await voiceOf();
    expect([query.get('model'), query.get('encoding'), query.get('sample_rate')]).toEqual([
      'own',
      'mulaw',
      '8000',
    ]);
  });

  test('grows word by word and is final where the speaker pauses, at its time in the call', async () => {
    const stream = open();
    speak(stream, 3_000);
    speak(stream, 60_000);
    await packets(100);
    const voice = await voiceOf();
    voice.say({ text: 'Guten', duration: 0.5, isFinal: false });
    voice.say({ text: 'Guten Tag', duration: 1, isOver: false, confidence: 0.9 });
    voice.say({ text: 'ich', start: 1, duration: 0.5, isFinal: false });
    voice.say({ text: 'ich bin’s', start: 1, duration: 1, confidence: 0.7 });
    await vi.waitFor(() => expect(said).toHaveLength(4));
    expect(said.map(({ text, isFinal }) => [text, isFinal])).toEqual([
      ['Guten', false],
      ['Guten Tag', false],
      ['Guten Tag ich', false],
      ['Guten Tag ich bin’s', true],
    ]);
    // A second before the hold, and a second after it.
    expect(said.at(-1)).toMatchObject({ fromMs: 3_000, toMs: 61_000, confidence: 0.7 });
  });

  test('is asked for what is left when nothing comes, and kept waiting', async () => {
    speak(open(), 0);
    await packets(50);
    const voice = await voiceOf();
    for (let beat = 0; beat < 10; beat += 1) clock.advance(1_000);
    await vi.waitFor(() =>
      expect(voice.controls).toEqual(['Finalize', 'KeepAlive', 'KeepAlive', 'KeepAlive']),
    );
  });

  test('says its last words before it is closed', async () => {
    const stream = open();
    speak(stream, 0);
    await packets(50);
    const voice = await voiceOf();
    voice.say({ text: 'Auf Wieder', isFinal: false });
    await words();
    await stream.close();
    expect(voice.controls).toEqual(['CloseStream']);
    expect(said.at(-1)).toMatchObject({ text: 'Auf Wieder', isFinal: true });
    expect(troubles).toEqual([]);
  });

  test('is closed soon though the provider does nothing more', async () => {
    const stream = open();
    (await voiceOf()).freeze();
    const closed = stream.close();
    clock.advance(2_000);
    await expect(closed).resolves.toBeUndefined();
  });

  test('is closed at once where the provider was never there', async () => {
    peer.isOpen = false;
    await open().close();
    expect(said).toEqual([]);
  });

  test('comes back more and more rarely, with the sound of the last ten seconds', async () => {
    peer.isOpen = false;
    const stream = open();
    await vi.waitFor(() => expect(troubles).toEqual(['interrupted']));
    speak(stream, 0, 600);
    clock.advance(500);
    await vi.waitFor(() => expect(logged).toHaveLength(2));
    peer.isOpen = true;
    clock.advance(999);
    expect(peer.voices).toEqual([]);
    clock.advance(1);
    await packets(500);
    const voice = await voiceOf();
    expect(voice.packets[0]?.[0]).toBe(100);
    voice.say({ text: 'Hallo', start: 0, duration: 1 });
    await words();
    // Two seconds are lost; what follows is where it was said.
    expect(said).toEqual([expect.objectContaining({ text: 'Hallo', fromMs: 2_000, toMs: 3_000 })]);
    expect(troubles).toEqual(['interrupted', 'resumed']);
    expect(JSON.stringify(logged)).not.toContain(KEY);
  });

  test('keeps what was understood when the connection is lost', async () => {
    const stream = open();
    speak(stream, 0);
    await packets(50);
    const voice = await voiceOf();
    voice.say({ text: 'Es geht um', isFinal: false });
    await words();
    voice.drop();
    await vi.waitFor(() => expect(troubles).toEqual(['interrupted']));
    expect(said.at(-1)).toMatchObject({ text: 'Es geht um', isFinal: true });
    clock.advance(500);
    speak(stream, 8_000);
    await packets(50, 2);
    (await voiceOf(2)).say({ text: 'die Schuhe' });
    await vi.waitFor(() => expect(troubles).toEqual(['interrupted', 'resumed']));
    // The provider counts anew, the call does not.
    expect(said.at(-1)).toMatchObject({ text: 'die Schuhe', fromMs: 8_000 });
  });

  test.each([
    ['no JSON', '{"type":"Res'],
    ['something else', '[1,2,3]'],
    ['a result without words', '{"type":"Results","start":0,"duration":1,"is_final":true}'],
    ['an impossible time', '{"type":"Results","start":-7,"duration":1,"is_final":true}'],
  ])('is interrupted by a provider that says rubbish: %s', async (_, rubbish) => {
    open();
    (await voiceOf()).sendRaw(rubbish);
    await vi.waitFor(() => expect(troubles).toEqual(['interrupted']));
    expect(said).toEqual([]);
    clock.advance(500);
    (await voiceOf(2)).say({ text: 'Hallo' });
    await words();
    expect(troubles).toEqual(['interrupted', 'resumed']);
  });

  test('does not mind what it does not know', async () => {
    open();
    const voice = await voiceOf();
    voice.sendRaw('{"type":"SpeechStarted","timestamp":0.1}');
    voice.say({ text: 'Hallo' });
    await words();
    expect(troubles).toEqual([]);
  });

  test('is interrupted where the provider answers no ping', async () => {
    open();
    const voice = await voiceOf();
    await vi.waitFor(() => {
      clock.advance(1_000);
      expect(voice.controls).toContain('KeepAlive');
    });
    voice.freeze();
    for (let beat = 0; beat < 12; beat += 1) clock.advance(1_000);
    await vi.waitFor(() => expect(troubles).toEqual(['interrupted']));
  });
});
