import { mediaWorkerForTests, mustHaveWorker, toneFrames } from '@zentrale/channels/testing';
import type { Telephone } from '@zentrale/demo/telephone';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callWorld } from '../testing/call-world.ts';
import { BERGWERK } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { configureQueue, makeNight, NIGHT } from '../testing/opening.ts';
import { until } from '../testing/story.ts';
import { telephoneWorld } from '../testing/telephone-world.ts';

const { path, isSkipped } = mediaWorkerForTests();
const VOICE = toneFrames(300, 50);
const WAV_HEADER_BYTES = 58;

interface Line {
  readonly text: string;
  readonly note: string | null;
  readonly files: readonly string[];
}

describe.skipIf(isSkipped)('a caller whom nobody takes', () => {
  let open: OpenCentre;
  const world = callWorld(() => open);
  const telephones = telephoneWorld(() => open, world);
  const { dial, interactions } = telephones;

  beforeAll(async () => {
    open = await openCentre({ mediaWorker: mustHaveWorker(path) });
    await makeNight(open.centre);
  });
  beforeEach(() => configureQueue(open.centre, { calendarId: NIGHT, onClosed: 'refuse' }));
  afterEach(async () => {
    await telephones.hangUpAll();
    await world.clear();
    await takesVoicemail(true);
  });
  afterAll(() => open.close());

  const transact: OpenCentre['centre']['store']['transact'] = (...about) =>
    open.centre.store.transact(...about);

  const takesVoicemail = (isOn: boolean) =>
    transact(BERGWERK.tenantId, async (tx) => {
      const { channels } = open.centre;
      const line = (await channels.accounts(tx)).find(({ kind }) => kind === 'telephone');
      if (line === undefined) throw new Error('the demo has a line');
      const settings = { ...line.settings, takesVoicemail: isOn };
      await channels.saveAccount(tx, { ...line, settings });
    });

  /** The newest conversation with what is in it. */
  const newest = () =>
    transact(BERGWERK.tenantId, async (tx) => {
      const [row] = await tx.query<{ conversationId: string; state: string }>(
        `select conversation_id as "conversationId", state from conversations
          where channel = 'voice' order by started_at desc, conversation_id desc limit 1`,
      );
      if (row === undefined) throw new Error('nobody called');
      const lines = await tx.query<Line>(
        `select m.text, m.note->>'code' as note, coalesce(array_agg(a.attachment_id)
            filter (where a.attachment_id is not null), '{}') as files
          from messages m left join attachments a using (tenant_id, message_id)
          where m.conversation_id = $1 group by m.tenant_id, m.message_id, m.seq order by m.seq`,
        [row.conversationId],
      );
      return { ...row, lines };
    });

  const afterTone = (telephone: Telephone) =>
    until('the tone', () =>
      telephone.spoken.some((words) => words.includes('nach dem Ton')) &&
      telephone.state === 'streaming' &&
      telephone.playout.heard.length > 0
        ? true
        : undefined,
    );

  test('leaves a message, and is to be called back when the queue opens', async () => {
    const { telephone, over } = dial();
    await afterTone(telephone);
    expect(telephone.spoken.join(' ')).toContain('Leider ist gerade niemand da.');
    telephone.speak((index) => VOICE[index % VOICE.length] ?? VOICE[0]!);
    await new Promise((later) => setTimeout(later, 1500));
    telephone.press('#');
    await over;
    expect(telephone.spoken.at(-1)).toContain('Danke für Ihre Nachricht.');

    const { conversationId, state, lines } = await newest();
    expect(state).toBe('open');
    expect(lines.map(({ note }) => note)).toEqual(
      expect.arrayContaining(['queue-closed', 'callback-scheduled']),
    );
    const [attachmentId, ...more] = lines.flatMap(({ files }) => files);
    expect(more).toEqual([]);
    const sound = await transact(BERGWERK.tenantId, (tx) =>
      open.centre.channels.attachmentBytes(tx, attachmentId ?? ''),
    );
    expect(Buffer.from(sound.subarray(0, 4)).toString()).toBe('RIFF');
    const seconds = (sound.length - WAV_HEADER_BYTES) / 8000;
    expect(seconds).toBeGreaterThan(1);
    expect(seconds).toBeLessThan(3);
    const interaction = await until('the work for later', () =>
      interactions().find((one) => one.conversationId === conversationId),
    );
    expect(interaction).toMatchObject({ state: 'scheduled', isCallback: true, channel: 'voice' });
  });

  test('hangs up when everything is said', async () => {
    const { telephone } = dial();
    await afterTone(telephone);
    telephone.speak((index) => VOICE[index % VOICE.length] ?? VOICE[0]!);
    await new Promise((later) => setTimeout(later, 1000));
    await telephone.hangUp();
    await until('the message', async () =>
      (await newest()).lines.some(({ files }) => files.length > 0) ? true : undefined,
    );
    expect((await newest()).state).toBe('open');
  });

  test('says nothing, and leaves nothing behind', async () => {
    const { telephone, over } = dial();
    await afterTone(telephone);
    telephone.press('#');
    await over;
    expect(telephone.spoken.at(-1)).toBe('Auf Wiederhören.');
    await telephone.hangUp();
    await until('the end', async () => ((await newest()).state === 'closed' ? true : undefined));
    expect((await newest()).lines.flatMap(({ files }) => files)).toEqual([]);
    expect(interactions()).toEqual([]);
  });

  test('is not asked where the line takes none', async () => {
    await takesVoicemail(false);
    const { telephone, over } = dial();
    await over;
    expect(telephone.spoken.at(-1)).toContain('Leider ist gerade niemand da.');
  });

  test('is asked as well where the queue is full', async () => {
    await configureQueue(open.centre, { calendarId: null, lengthMax: 1 });
    dial(['1'], '+4915155500102');
    await telephones.waiting();
    const { telephone } = dial();
    await afterTone(telephone);
    expect(telephone.spoken.join(' ')).toContain('Leider sind alle Plätze besetzt.');
  });
});
