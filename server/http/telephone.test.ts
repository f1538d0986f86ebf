import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Caller } from '../testing/caller.ts';
import { BERGWERK } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';

let open: OpenCentre;
beforeAll(async () => {
  open = await openCentre();
});
afterAll(() => open.close());

const VOICE = '/webhooks/twilio/voice';

const form = (more: Record<string, string> = {}) => ({
  CallSid: `CA${'1'.repeat(32)}`,
  AccountSid: open.demo.sms.accountSid,
  From: '+4915155500101',
  To: open.demo.sms.fromNumber,
  CallStatus: 'ringing',
  ...more,
});

const sign = (url: string, fields: Record<string, string>, token = open.demo.sms.authToken) =>
  getExpectedTwilioSignature(token, `${open.centre.publicUrl}${url}`, fields);

function post(url: string, fields: Record<string, string>, signature: string) {
  return new Caller(open).ask(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signature,
    },
    body: new URLSearchParams(fields).toString(),
  });
}

const signed = (url: string, fields: Record<string, string>) =>
  post(url, fields, sign(url, fields));

async function conversationCount(): Promise<number> {
  const rows = await open.centre.store.transact(BERGWERK.tenantId, (tx) =>
    tx.query<{ count: number }>('select count(*)::int as count from conversations'),
  );
  return rows[0]?.count ?? 0;
}

test('a forged webhook is refused at each address, and nothing begins', async () => {
  for (const url of [VOICE, `${VOICE}/next`, `${VOICE}/status`]) {
    const fields = form();
    const foreign = form({ To: '+4930000000' });
    const answers = [
      await post(url, fields, 'bm90IGEgc2lnbmF0dXJl'),
      await post(url, fields, sign(url, fields, 'another token')),
      // Signed for another address, changed on the way, and for a number that is not ours.
      await post(`${url}?language=en`, fields, sign(url, fields)),
      await post(url, { ...fields, Digits: '1' }, sign(url, fields)),
      await signed(url, foreign),
    ];
    for (const { status, problem } of answers) {
      expect([status, problem.kind]).toEqual([403, 'signature.invalid']);
    }
  }
  expect(await conversationCount()).toBe(0);
});

test('a malformed field is named', async () => {
  for (const [field, value] of [
    ['CallSid', 'no id'],
    ['AccountSid', 'no id'],
    ['CallStatus', ''],
    ['Digits', '1'.repeat(50)],
  ] as const) {
    const { status, problem } = await signed(VOICE, form({ [field]: value }));
    expect([status, problem.kind, problem.field]).toEqual([400, 'request.invalid', field]);
  }
  const { problem } = await signed(`${VOICE}?language=xx`, form());
  expect([problem.kind, problem.field]).toEqual(['request.invalid', 'querystring.language']);
});

test('without a media plane the caller is told so, in the language of choice', async () => {
  const { status, headers, text } = await signed(VOICE, form());
  expect(status).toBe(200);
  expect(headers['content-type']).toMatch(/^text\/xml/);
  expect(text).toContain('Leider sind Anrufe gerade nicht möglich.');
  expect(text).toContain('<Hangup/>');
  const english = await signed(`${VOICE}?language=en`, form());
  expect(english.text).toContain('Calls are not possible just now.');
  expect(await conversationCount()).toBe(0);
});

test('of a call nobody knows nothing is left to do', async () => {
  expect((await signed(`${VOICE}/next`, form())).text).toContain('Auf Wiederhören.');
  const over = await signed(`${VOICE}/status`, form({ CallStatus: 'completed' }));
  expect(over.status).toBe(204);
});

describe('who took up the telephone', () => {
  const line = () => encodeURIComponent(open.demo.sms.fromNumber);
  const heard = (more: Record<string, string> = {}) => ({
    CallSid: `CA${'1'.repeat(32)}`,
    AccountSid: open.demo.sms.accountSid,
    AnsweredBy: 'machine_start',
    ...more,
  });

  test('is told with a signature, for a line of ours', async () => {
    const url = `${VOICE}/answered-by?line=${line()}`;
    expect((await signed(url, heard())).status).toBe(204);
    const foreign = `${VOICE}/answered-by?line=${encodeURIComponent('+4930000000')}`;
    for (const answer of [
      await post(url, heard(), 'bm90IGEgc2lnbmF0dXJl'),
      await post(url, heard({ AnsweredBy: 'human' }), sign(url, heard())),
      await signed(foreign, heard()),
    ]) {
      expect([answer.status, answer.problem.kind]).toEqual([403, 'signature.invalid']);
    }
  });

  test('and a malformed field is named', async () => {
    const url = `${VOICE}/answered-by?line=${line()}`;
    for (const [field, value] of [
      ['CallSid', 'no id'],
      ['AnsweredBy', 'x'.repeat(50)],
    ] as const) {
      const { problem } = await signed(url, heard({ [field]: value }));
      expect([problem.kind, problem.field]).toEqual(['request.invalid', field]);
    }
    const { problem } = await signed(`${VOICE}/answered-by`, heard());
    expect(problem.field).toBe('querystring.line');
  });
});
