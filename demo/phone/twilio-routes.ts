import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Carrier, SmsAccount } from './carrier.ts';
import type { PhoneState } from './phone-state.ts';
import { NUMBER, type Sms } from './sms.ts';
import type { Switchboard } from './switchboard.ts';
import { API_VERSION, errorJson, messageJson } from './twilio-json.ts';

const TEXT_LENGTH_MAX = 1600;

const NewMessage = z.looseObject({
  To: z.string().default(''),
  From: z.string().default(''),
  Body: z.string().default(''),
  StatusCallback: z.url({ protocol: /^https?$/ }).optional(),
});

const NewCall = z.looseObject({
  To: z.string().default(''),
  From: z.string().default(''),
  Url: z.url({ protocol: /^https?$/ }),
  StatusCallback: z.url({ protocol: /^https?$/ }).optional(),
  AsyncAmdStatusCallback: z.url({ protocol: /^https?$/ }).optional(),
  Timeout: z.coerce.number().int().min(5).max(600).default(60),
});

const ChangedCall = z.union([
  z.looseObject({ Status: z.enum(['completed', 'canceled']) }),
  z.looseObject({ Twiml: z.string().min(1).max(4000) }),
]);

const List = z.looseObject({
  To: z.string().optional(),
  From: z.string().optional(),
  DateSent: z.string().optional(),
  'DateSent>': z.string().optional(),
  'DateSent<': z.string().optional(),
  PageSize: z.coerce.number().int().min(1).max(1000).default(50),
  Page: z.coerce.number().int().min(0).default(0),
});
type List = z.output<typeof List>;

/** The part of Twilio's REST API that sends and lists messages, for the provider's own client. */
export function twilioRoutes(
  app: FastifyInstance,
  about: { state: PhoneState; carrier: Carrier; switchboard: Switchboard; account: SmsAccount },
): void {
  const { state, carrier, switchboard, account } = about;
  const base = `/${API_VERSION}/Accounts/:accountSid`;
  const guarded = { preHandler: guard(state, account) };

  app.post(`${base}/Messages.json`, guarded, async (request, reply) => {
    const form = NewMessage.safeParse(request.body);
    if (!form.success) return refuse(reply, 400, 21609, 'The StatusCallback URL is not valid.');
    const { To: to, From: from, Body: body, StatusCallback: statusCallback } = form.data;
    const refusal = refusalOf({ to, from, body }, account.fromNumber);
    if (refusal) return refuse(reply, 400, ...refusal);
    const sms = await carrier.accept({ to, body, statusCallback: statusCallback ?? null });
    return reply.code(201).send(messageJson(sms, account.accountSid));
  });

  app.post(`${base}/Calls.json`, guarded, async (request, reply) => {
    const form = NewCall.safeParse(request.body);
    if (!form.success) return refuse(reply, 400, 21205, 'A parameter of the call is not valid.');
    const { To: to, From: from, Url: answeredUrl, Timeout: ringSeconds } = form.data;
    const { StatusCallback: statusUrl = null, AsyncAmdStatusCallback: heardUrl = null } = form.data;
    if (!NUMBER.test(to)) return refuse(reply, 400, 21211, `Invalid 'To' Phone Number: ${to}`);
    if (from !== account.fromNumber) {
      return refuse(reply, 400, 21210, `'From' phone number not verified: ${from}`);
    }
    const placed = switchboard.place({ to, answeredUrl, statusUrl, heardUrl }, ringSeconds);
    const { accountSid } = account;
    return reply
      .code(201)
      .send({ sid: placed.callSid, account_sid: accountSid, to, from, status: 'queued' });
  });

  app.post(`${base}/Calls/:file`, guarded, async (request, reply) => {
    const form = ChangedCall.safeParse(request.body);
    if (!form.success) return refuse(reply, 400, 20001, 'Only an end or TwiML can be asked for.');
    const { file } = request.params as { file: string };
    const callSid = file.replace(/\.json$/, '');
    const { Twiml } = form.data;
    if (typeof Twiml === 'string') {
      if (!switchboard.redirect(callSid, Twiml)) {
        return refuse(reply, 400, 21220, 'Call is not in-progress. Cannot redirect.');
      }
      const { accountSid } = account;
      return reply.send({ sid: callSid, account_sid: accountSid, status: 'in-progress' });
    }
    if (!switchboard.end(callSid)) return refuse(reply, 404, 20404, 'There is no such call.');
    return reply.send({ sid: callSid, account_sid: account.accountSid, status: form.data.Status });
  });

  app.get(`${base}/Messages.json`, guarded, async (request, reply) => {
    const list = List.safeParse(request.query);
    if (!list.success) return refuse(reply, 400, 20001, 'A parameter of the list is not valid.');
    return reply.send(pageJson(state.messages, list.data, account.accountSid));
  });

  app.get(`${base}/Messages/:file`, guarded, async (request, reply) => {
    const { file } = request.params as { file: string };
    const sms = state.message(file.replace(/\.json$/, ''));
    if (!sms) return refuse(reply, 404, 20404, 'The requested resource was not found');
    return reply.send(messageJson(sms, account.accountSid));
  });
}

/** Credentials first, as the provider does; then the switch on the phone page. */
function guard(state: PhoneState, { accountSid, authToken }: SmsAccount) {
  const expected = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (state.isNetworkDown) {
      return reply.code(503).type('text/plain').send('Service Unavailable');
    }
    const isOurs = (request.params as { accountSid: string }).accountSid === accountSid;
    if (!isOurs || !isSame(request.headers.authorization ?? '', expected)) {
      return refuse(reply, 401, 20003, 'Authenticate');
    }
  };
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function refuse(reply: FastifyReply, status: number, code: number, message: string) {
  return reply.code(status).send(errorJson(status, code, message));
}

function refusalOf(
  sms: { to: string; from: string; body: string },
  ownNumber: string,
): [code: number, message: string] | null {
  if (sms.to === '') return [21604, "A 'To' phone number is required."];
  if (!NUMBER.test(sms.to)) return [21211, `Invalid 'To' Phone Number: ${sms.to}`];
  if (sms.from !== ownNumber) {
    return [21606, `The 'From' phone number provided (${sms.from}) is not a valid one of yours.`];
  }
  if (sms.to === sms.from) return [21266, "'To' and 'From' number cannot be the same"];
  if (sms.body === '') return [21602, 'Message body is required.'];
  if (sms.body.length > TEXT_LENGTH_MAX) {
    return [21617, 'The concatenated message body exceeds the 1600 character limit'];
  }
  return null;
}

function pageJson(messages: readonly Sms[], list: List, accountSid: string) {
  const found = messages.toReversed().filter((sms) => matches(sms, list));
  const start = list.Page * list.PageSize;
  const shown = found.slice(start, start + list.PageSize);
  const path = `/${API_VERSION}/Accounts/${accountSid}/Messages.json`;
  const uri = (page: number) => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...list, Page: page })) {
      if (value !== undefined) query.set(name, String(value));
    }
    return `${path}?${query.toString()}`;
  };
  const hasNext = start + list.PageSize < found.length;
  return {
    first_page_uri: uri(0),
    next_page_uri: hasNext ? uri(list.Page + 1) : null,
    previous_page_uri: list.Page > 0 ? uri(list.Page - 1) : null,
    uri: uri(list.Page),
    page: list.Page,
    page_size: list.PageSize,
    start,
    end: start + Math.max(0, shown.length - 1),
    messages: shown.map((sms) => messageJson(sms, accountSid)),
  };
}

/** Dates count by the day where only a day is given, as with the provider. */
function matches(sms: Sms, list: List): boolean {
  const day = new Date(sms.createdAt).toISOString().slice(0, 10);
  const from = list['DateSent>'];
  const until = list['DateSent<'];
  return (
    (list.To === undefined || sms.to === list.To) &&
    (list.From === undefined || sms.from === list.From) &&
    (list.DateSent === undefined || day === list.DateSent.slice(0, 10)) &&
    (from === undefined || sms.createdAt >= Date.parse(from)) &&
    (until === undefined || sms.createdAt <= Date.parse(until))
  );
}
