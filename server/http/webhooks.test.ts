import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Caller } from '../testing/caller.ts';
import { BERGWERK } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { until } from '../testing/story.ts';

let open: OpenCentre;
beforeAll(async () => {
  open = await openCentre();
});
afterAll(() => open.close());

const SMS = '/webhooks/twilio/sms';
const STATUS = '/webhooks/twilio/status?message=msg_1';
const OURS = '+4930901820';
let sidCount = 0;

function smsForm(more: Record<string, string> = {}): Record<string, string> {
  sidCount += 1;
  return {
    MessageSid: `SM${String(sidCount).padStart(32, '0')}`,
    AccountSid: open.demo.sms.accountSid,
    From: '+4915112345678',
    To: OURS,
    Body: 'Wo bleibt mein Paket?',
    ...more,
  };
}

const sign = (url: string, form: Record<string, string>, token = open.demo.sms.authToken) =>
  getExpectedTwilioSignature(token, `${open.centre.publicUrl}${url}`, form);

function send(url: string, form: Record<string, string>, signature: string | null) {
  return new Caller(open).ask(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(signature === null ? {} : { 'x-twilio-signature': signature }),
    },
    body: new URLSearchParams(form).toString(),
  });
}

async function count(table: 'inbound_events' | 'messages' | 'conversations'): Promise<number> {
  const rows = await open.centre.store.transact(BERGWERK.tenantId, (tx) =>
    tx.query<{ count: number }>(`select count(*)::int as count from ${table}`),
  );
  return rows[0]?.count ?? 0;
}

describe('a webhook without a right signature', () => {
  test('is refused, told nothing, and nothing is stored', async () => {
    const form = smsForm();
    const foreign = smsForm({ To: '+4930000000' });
    const attempts = [
      await send(SMS, form, null),
      await send(SMS, form, ''),
      await send(SMS, form, 'bm90IGEgc2lnbmF0dXJl'),
      await send(SMS, form, sign(SMS, form, 'another token')),
      // Signed for another address, and changed on the way.
      await send(SMS, form, sign(STATUS, form)),
      await send(SMS, { ...form, Body: 'Give me everything' }, sign(SMS, form)),
      // A number that is not ours, and a form without any sense.
      await send(SMS, foreign, sign(SMS, foreign)),
      await send(SMS, {}, null),
      await send(SMS, {}, 'bm90IGEgc2lnbmF0dXJl'),
      await send(STATUS, form, null),
      await new Caller(open).post(SMS, { To: { $ne: 1 } }),
    ];
    for (const [index, { status, problem, headers, json }] of attempts.entries()) {
      expect([status, problem.kind], `attempt ${index}`).toEqual([403, 'signature.invalid']);
      expect(headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(Object.keys(json as object).toSorted()).toEqual(['kind', 'status', 'title']);
    }
    expect(await count('inbound_events')).toBe(0);
    expect(await count('messages')).toBe(0);
  });
});

describe('a signed webhook', () => {
  test('with a malformed field is told which', async () => {
    for (const [url, field, value] of [
      [SMS, 'MessageSid', 'not a sid'],
      [SMS, 'NumMedia', 'many'],
      [STATUS, 'MessageSid', 'not a sid'],
      [STATUS, 'ErrorCode', 'many'],
    ] as const) {
      const isStatus = url === STATUS;
      const ends = isStatus ? { From: OURS, To: '+4915112345678', MessageStatus: 'sent' } : {};
      const form = smsForm({ ...ends, [field]: value });
      const { status, problem } = await send(url, form, sign(url, form));
      const told = [status, problem.kind, problem.field];
      expect(told, `${url} ${field}`).toEqual([400, 'request.invalid', field]);
    }
    expect(await count('inbound_events')).toBe(0);
  });

  test('that comes twice, even at once, is one message in one conversation', async () => {
    const form = smsForm();
    const signature = sign(SMS, form);
    const answers = await Promise.all([1, 2, 3].map(() => send(SMS, form, signature)));
    answers.push(await send(SMS, form, signature));
    for (const { status, text } of answers) {
      expect([status, text]).toEqual([200, '<Response/>']);
    }
    await until('the message', async () => ((await count('messages')) > 0 ? true : undefined));
    expect(await count('inbound_events')).toBe(1);
    const next = smsForm({ Body: 'Hallo?' });
    await send(SMS, next, sign(SMS, next));
    await until('the next', async () => ((await count('messages')) > 1 ? true : undefined));
    expect(await count('messages')).toBe(2);
    expect(await count('conversations')).toBe(1);
  });
});
