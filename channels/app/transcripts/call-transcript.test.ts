import { CountingIds, ManualClock } from '@zentrale/kernel/testing';
import { asId, type PartyId } from '@zentrale/kernel/values';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { end, follow, join, leave, openCall, type Call, type CallRole } from '../../core/index.ts';
import type { Utterance, Voice, VoicePacket, VoiceReader } from '../../ports/transcriber.ts';
import { CallTranscript, type TranscriptParts } from './call-transcript.ts';

const interactionId = asId<NonNullable<Call['interactionId']>>('int_1');
const quiet = () => undefined;
const log = { error: quiet, warn: quiet, info: quiet, debug: quiet, with: () => log };

interface OpenVoice {
  readonly voice: Voice;
  readonly reader: VoiceReader;
  readonly packets: VoicePacket[];
  isClosed: boolean;
}

describe('the transcript of a call', () => {
  let clock: ManualClock;
  let call: Call;
  let voices: OpenVoice[];
  let parts: TranscriptParts;
  let transcript: CallTranscript;
  let keep: ReturnType<typeof vi.fn<TranscriptParts['keep']>>;
  let note: ReturnType<typeof vi.fn<TranscriptParts['note']>>;

  beforeEach(async () => {
    clock = new ManualClock();
    voices = [];
    keep = vi.fn<TranscriptParts['keep']>(async () => {});
    note = vi.fn<TranscriptParts['note']>(async () => {});
    const opened = openCall({
      callId: asId('call_1'),
      conversationId: asId('cnv_1'),
      interactionId,
      media: 'voice',
      line: 'web',
      recording: { state: 'on', basis: 'consent', keeps: 'text' },
      now: clock.now(),
    });
    const invited = [
      { personId: 'mara', role: 'holder' as const },
      { personId: 'jonas', role: 'conferenced' as const },
    ];
    const placed = follow(opened, { state: 'active', interactionId, invited }, clock.now());
    const enter = (before: Call, role: CallRole, personId: string | null, name: string) =>
      join(before, {
        partyId: asId<PartyId>(`pty_${name}`),
        personId,
        role,
        name,
        joinedAt: clock.now(),
      });
    const withLea = enter(placed, 'customer', null, 'Lea');
    call = enter(enter(withLea, 'holder', 'mara', 'Mara'), 'conferenced', 'jonas', 'Jonas');
    parts = {
      clock,
      log,
      ids: new CountingIds(),
      transcriber: {
        isScript: false,
        open: (voice, reader) => {
          const opened: OpenVoice = { voice, reader, packets: [], isClosed: false };
          voices.push(opened);
          return {
            send: (packet) => void opened.packets.push(packet),
            close: async () => void (opened.isClosed = true),
          };
        },
      },
      language: async () => 'de',
      keep,
      note,
      changed: quiet,
    };
    transcript = new CallTranscript(opened, parts);
    await transcript.follow(opened, call);
  });

  const hear = (name: string, timestamp = 0) =>
    transcript.hear({
      from: asId<PartyId>(`pty_${name}`),
      codec: 'mu-law',
      timestamp,
      payload: new Uint8Array(160),
    });
  const say = (voice: number, text: string, more: Partial<Utterance> = {}) =>
    voices[voice]?.reader.heard({
      text,
      fromMs: 0,
      toMs: 500,
      confidence: 0.876,
      isFinal: true,
      ...more,
    });
  const kept = () => keep.mock.calls.map(([{ author, text }]) => `${author.name}: ${text}`);
  const isKept = (count: number) => vi.waitFor(() => expect(keep).toHaveBeenCalledTimes(count));

  test('has a voice for everybody who is heard, each with its name and side', async () => {
    for (const name of ['Lea', 'Mara', 'Jonas', 'Lea', 'nobody']) hear(name, 160);
    expect(voices.map(({ voice }) => voice.side)).toEqual(['customer', 'centre', 'centre']);
    say(0, 'Hallo');
    say(2, 'Guten Tag');
    await isKept(2);
    expect(keep.mock.calls).toEqual([
      [
        {
          speechId: 'speech_1',
          author: { kind: 'customer', id: null, name: 'Lea' },
          text: 'Hallo',
          spoken: { callId: 'call_1', fromMs: 0, toMs: 500, confidencePct: 88, isScript: false },
        },
      ],
      [expect.objectContaining({ author: { kind: 'agent', id: 'jonas', name: 'Jonas' } })],
    ]);
  });

  test('gives each packet its time in the call', () => {
    clock.advance(5_000);
    hear('Lea', 0);
    clock.advance(20);
    hear('Lea', 160);
    // It came a second time.
    hear('Lea', 160);
    clock.advance(3_000);
    hear('Lea', 160 + 24_160);
    expect(voices[0]?.packets.map(({ atMs, durationMs }) => [atMs, durationMs])).toEqual([
      [4_980, 20],
      [5_000, 20],
      [8_020, 20],
    ]);
  });

  test('shows what is being said until it is kept', async () => {
    let done = quiet as () => void;
    keep.mockImplementationOnce(() => new Promise((resolve) => (done = resolve)));
    hear('Lea');
    say(0, 'Ich', { isFinal: false });
    expect([...transcript.speeches.values()]).toMatchObject([{ text: 'Ich' }]);
    say(0, 'Ich bin’s');
    await isKept(1);
    // The next words have an id of their own, and stay.
    say(0, 'Und', { isFinal: false });
    expect([...transcript.speeches.values()]).toMatchObject([
      { text: 'Ich bin’s' },
      { text: 'Und' },
    ]);
    done();
    await vi.waitFor(() => expect([...transcript.speeches.keys()]).toEqual(['speech_2']));
  });

  test('masks a number that one voice says in pieces, and leaves the others theirs', async () => {
    hear('Lea');
    hear('Mara');
    say(0, 'Es ist die 4242');
    say(1, '4711');
    say(0, '4242');
    say(0, '4242 4242');
    await isKept(4);
    expect(kept()).toEqual([
      'Lea: Es ist die 4242',
      'Mara: 4711',
      'Lea: •••• ••••',
      'Lea: •••• ••••',
    ]);
  });

  test('says once that words are missing, whoever’s they are, and once that it goes on', async () => {
    hear('Lea');
    hear('Jonas');
    for (const { reader } of voices) reader.interrupted();
    expect(transcript.isInterrupted).toBe(true);
    voices[0]?.reader.resumed();
    expect(transcript.isInterrupted).toBe(true);
    // Who goes takes the trouble along.
    await transcript.follow(call, leave(call, asId<PartyId>('pty_Jonas')));
    expect(transcript.isInterrupted).toBe(false);
    expect(voices.map(({ isClosed }) => isClosed)).toEqual([false, true]);
    await vi.waitFor(() =>
      expect(note.mock.calls.flat()).toEqual(['transcript-interrupted', 'transcript-resumed']),
    );
  });

  test('goes on where something could not be kept', async () => {
    keep.mockRejectedValueOnce(new Error('no store'));
    hear('Lea');
    say(0, 'Eins');
    say(0, 'Zwei');
    await isKept(2);
    await vi.waitFor(() => expect(transcript.speeches.size).toBe(0));
  });

  test('hears nothing before somebody has accepted', async () => {
    const waiting = { ...call, state: 'waiting' as const };
    transcript = new CallTranscript(waiting, parts);
    await transcript.follow(waiting, waiting);
    hear('Lea');
    expect(voices).toEqual([]);
    await transcript.follow(waiting, call);
    hear('Lea', 160);
    expect(voices).toHaveLength(1);
  });

  test('ends with the call', async () => {
    hear('Lea');
    await transcript.follow(call, end(call, 'customer-hung-up', clock.now()));
    await vi.waitFor(() => expect(voices[0]?.isClosed).toBe(true));
  });
});
