import { asId } from '@zentrale/kernel/values';
import { COMMANDS, type CommandType, type Role, type SubscribeAnswer } from '@zentrale/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  commandOf,
  documentedRoutes,
  exampleOf,
  type DocumentedRoute,
} from '../testing/api-document.ts';
import { Caller } from '../testing/caller.ts';
import { BERGWERK, signIn } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { openSocket } from '../testing/sockets.ts';
import { goOnline, playStory, visit, type Story } from '../testing/story.ts';

let open: OpenCentre;
let story: Story;
const callers = new Map<Role, Caller>();
const stranger = () => new Caller(open);
const as = (role: Role): Caller => callers.get(role) ?? stranger();

beforeAll(async () => {
  open = await openCentre();
  // The second agent, who holds nothing: ownership must not hide what the role allows.
  callers.set('agent', await goOnline(open, BERGWERK, BERGWERK.otherAgent));
  for (const role of ['expert', 'supervisor', 'administrator'] as const) {
    callers.set(role, new Caller(open, { cookie: await signIn(open, BERGWERK, BERGWERK[role]) }));
  }
  const key = await open.centre.store.transact(BERGWERK.tenantId, (tx) =>
    open.centre.directory.createApiKey(tx, 'test integration'),
  );
  if (!key.ok) throw new Error(key.refusal.kind);
  callers.set('integration', new Caller(open, { authorization: `Bearer ${key.value.key}` }));
  story = await playStory(open, BERGWERK);
});
afterAll(() => open.close());

const PEOPLE: readonly Role[] = ['agent', 'expert', 'supervisor', 'administrator'];

/** What needs nobody signed in, and what programs have no use for; all else is for everybody. */
function rolesOf(route: DocumentedRoute): readonly Role[] | 'anybody' {
  const type = commandOf(route) as CommandType | null;
  if (type !== null) return COMMANDS[type].roles;
  if (!route.path.startsWith('/api/v1/') || route.path.startsWith('/api/v1/visitor/')) {
    return 'anybody';
  }
  if (route.path === '/api/v1/session') return route.method === 'POST' ? 'anybody' : PEOPLE;
  if (/\/(?:recordings|identifications)$|\/photos$/.test(route.path)) {
    return ['agent', 'supervisor'];
  }
  if (/\/(?:people|attachments|recordings|identifications)\b/.test(route.path)) return PEOPLE;
  if (/\/(?:export|erasure|api-keys)\b/.test(route.path)) return ['administrator'];
  if (/\/v1\/(?:routing\/|floor\/|dial-lists\/|recording-rules)/.test(route.path))
    return ['supervisor', 'administrator'];
  return [...PEOPLE, 'integration'];
}

async function call(who: Caller, { method, path, query, body }: DocumentedRoute) {
  const example: Record<string, string> = { language: 'de' };
  const required = query.filter((parameter) => parameter.required);
  const search = new URLSearchParams(
    required.map(({ name, schema }): [string, string] => [
      name,
      example[name] ?? String(exampleOf(schema)),
    ]),
  );
  const address = path
    .replace('{id}', 'unknown_12345678')
    .replace('{track}', '1')
    .replace('{stepId}', 'person');
  return who.ask(`${address}?${search.toString()}`, {
    method,
    headers: { 'idempotency-key': crypto.randomUUID() },
    ...(body === null ? {} : { body: exampleOf(body) }),
  });
}

/** Signing in and out is tested by itself: here it would end the sessions of the others. */
const isSignOut = ({ method, path }: DocumentedRoute) =>
  path === '/api/v1/session' && method === 'DELETE';

describe('every route and command', () => {
  test('asks who is there', async () => {
    const guarded = documentedRoutes(open).filter((route) => rolesOf(route) !== 'anybody');
    expect(guarded.length).toBeGreaterThan(Object.keys(COMMANDS).length + 8);
    for (const route of guarded) {
      const answer = await call(stranger(), route);
      const what = `${route.method} ${route.path}`;
      expect([answer.status, answer.problem.kind], what).toEqual([401, 'sign-in.required']);
    }
  });

  test('lets in the roles it is for, and nobody else', async () => {
    for (const route of documentedRoutes(open)) {
      const roles = rolesOf(route);
      if (roles === 'anybody' || isSignOut(route)) continue;
      for (const [role, who] of callers) {
        const { status, problem } = await call(who, route);
        const what = `${route.method} ${route.path} as ${role}`;
        if (roles.includes(role)) expect([401, 403], what).not.toContain(status);
        else expect([status, problem.kind], what).toEqual([403, 'role.forbidden']);
      }
    }
  });
});

describe('live topics', () => {
  test.each([
    ['floor', ['supervisor', 'administrator']],
    ['operations', ['supervisor', 'administrator']],
    ['dial-lists', ['supervisor', 'administrator']],
    ['routing-settings', ['supervisor', 'administrator']],
    ['people', PEOPLE],
    ['desk', PEOPLE],
  ] as const)('%s is for %j', async (topic, roles) => {
    for (const role of PEOPLE) {
      const socket = await openSocket(open, as(role));
      const answer = (await socket.emitWithAck('subscribe', { topic })) as SubscribeAnswer;
      socket.disconnect();
      const isAllowed = (roles as readonly Role[]).includes(role);
      if (isAllowed) expect(answer, `${topic} as ${role}`).toMatchObject({ ok: true });
      else expect(answer).toMatchObject({ ok: false, problem: { kind: 'role.forbidden' } });
    }
  });
});

describe('an expert', () => {
  test('reads the conversation and the customer of an open question, and no others', async () => {
    const expert = as('expert');
    const { conversationId, customerId, waitingConversationId, attachmentId } = story;
    const status = async (path: string) => (await expert.ask(`/api/v1/${path}`)).status;
    expect(await status(`conversations/${conversationId}`)).toBe(200);
    expect(await status(`conversations/${conversationId}/hints`)).toBe(200);
    expect(await status(`customers/${customerId}`)).toBe(200);
    expect(await status(`customers/${customerId}/timeline`)).toBe(200);
    expect(await status(`attachments/${attachmentId}`)).toBe(200);
    expect(await status(`conversations/${waitingConversationId}`)).toBe(404);
    expect(await status(`conversations/${waitingConversationId}/hints`)).toBe(404);
    const stranger = await open.centre.store.transact(BERGWERK.tenantId, (tx) =>
      open.centre.journey.identify(tx, {
        identities: [{ kind: 'email', value: 'someone@else.example', isVerified: true }],
        because: 'of no concern to the expert',
      }),
    );
    expect(await status(`customers/${stranger.customerId}`)).toBe(404);
    expect(await status(`customers/${stranger.customerId}/timeline`)).toBe(404);
    const consent = { customerId: stranger.customerId, purpose: 'marketing', isGranted: true };
    expect((await expert.sendCommand('set-consent', consent)).problem.kind).toBe(
      'customer.unknown',
    );
  });

  test('writes to the customer only once joined', async () => {
    const expert = as('expert');
    const { conversationId, consultId } = story;
    const write = () => expert.command('send-message', { conversationId, text: 'From the expert' });
    expect((await write()).problem.kind).toBe('consult.wrong-state');
    await expert.command('accept-consult', { consultId });
    expect((await write()).problem.kind).toBe('consult.wrong-state');
    const typing = await expert.command('show-typing', { conversationId });
    expect(typing.problem.kind).toBe('consult.wrong-state');
    await expert.command('join-conversation', { consultId });
    expect((await write()).status).toBe(200);
  });

  test('reacts to hints of such conversations only', async () => {
    const { waitingConversationId } = story;
    const hints = await as('supervisor').ask(
      `/api/v1/conversations/${waitingConversationId}/hints`,
    );
    const [hint] = (hints.json as { items: { hintId: string }[] }).items;
    const react = (who: Caller) =>
      who.command('react-to-hint', { hintId: hint?.hintId ?? '', reaction: 'dismissed' });
    expect((await react(as('expert'))).problem.kind).toBe('hint.unknown');
    // It was not recorded by the way: the hint is still there to be dismissed.
    const again = await as('supervisor').ask(
      `/api/v1/conversations/${waitingConversationId}/hints`,
    );
    expect((again.json as { items: { hintId: string }[] }).items[0]?.hintId).toBe(hint?.hintId);
    expect((await react(as('supervisor'))).status).toBe(200);
  });
});

describe('an agent without the interaction', () => {
  test('does not speak for the centre, but leaves notes', async () => {
    const other = as('agent');
    const { conversationId } = story;
    const refusal = { status: 403, problem: { kind: 'interaction.not-yours' } };
    const message = { conversationId, text: 'Not mine to say' };
    expect(await other.command('send-message', message)).toMatchObject(refusal);
    expect(await other.command('show-typing', { conversationId })).toMatchObject(refusal);
    expect(await other.command('retry-message', { messageId: story.messageId })).toMatchObject(
      refusal,
    );
    const question = { conversationId, expertId: BERGWERK.expert.personId, question: 'Really?' };
    expect(await other.command('request-consult', question)).toMatchObject(refusal);
    const note = { ...message, visibility: 'internal' as const };
    expect((await other.command('send-message', note)).status).toBe(200);
  });

  test('cannot act on the offer and the interaction of another', async () => {
    const other = as('agent');
    const { interactionId, offerId } = story;
    const note = 'A note that must not be kept';
    const attempts = [
      await other.command('complete-interaction', { interactionId }),
      await other.command('transfer-to-queue', { interactionId, queueId: 'billing', note }),
      await other.command('transfer-to-agent', { interactionId, agentId: 'psn_jonas', note }),
      await other.command('finish-wrap-up', { interactionId, note }),
      await other.command('accept-offer', { offerId }),
      await other.command('decline-offer', { offerId, reason: 'busy' }),
    ];
    for (const { status, problem } of attempts) {
      expect(status, problem.kind).toBe(problem.kind === 'interaction.wrong-state' ? 409 : 403);
      expect(problem.kind).toMatch(/not-yours$|wrong-state$/);
    }
    expect(attempts.filter(({ status }) => status === 403).length).toBeGreaterThanOrEqual(5);
    const read = await other.ask(`/api/v1/conversations/${story.conversationId}`);
    expect(read.text).not.toContain(note);
  });

  test('a supervisor writes to nobody whom she has not joined', async () => {
    const { waitingConversationId } = story;
    const message = { conversationId: waitingConversationId, text: 'A moment, please' };
    const refusal = await as('supervisor').command('send-message', message);
    expect([refusal.status, refusal.problem.kind]).toEqual([409, 'supervision.none']);
    const note = { ...message, visibility: 'internal' } as const;
    expect((await as('supervisor').command('send-message', note)).status).toBe(200);
  });

  test('hears the first answer again to what it said while it was its own', async () => {
    const { agent, conversationId, interactionId } = story;
    const body = { conversationId, text: 'Said in time' };
    const first = await agent.sendCommand('send-message', body, 'said-in-time');
    expect(first.status).toBe(200);
    await agent.command('transfer-to-queue', { interactionId, queueId: 'billing' });
    const repeat = await agent.sendCommand('send-message', body, 'said-in-time');
    expect(repeat.json).toEqual(first.json);
    const late = await agent.sendCommand('send-message', body, 'said-too-late');
    expect(late.problem.kind).toBe('interaction.not-yours');
  });
});

test('a file that was not sent yet is its owner’s alone', async () => {
  const upload = await as('agent').upload('/api/v1/attachments', 'draft.txt', Buffer.from('draft'));
  const { attachmentId } = upload.json as { attachmentId: string };
  expect((await as('agent').ask(`/api/v1/attachments/${attachmentId}`)).status).toBe(200);
  expect((await as('supervisor').ask(`/api/v1/attachments/${attachmentId}`)).status).toBe(404);
});

test('a customer’s key opens her own chat’s files only', async () => {
  const { chatToken } = await visit(open, BERGWERK);
  const path = `/api/v1/visitor/attachments/${story.attachmentId}`;
  const own = new Caller(open, { authorization: `Bearer ${story.chatToken}` });
  const other = new Caller(open, { authorization: `Bearer ${chatToken}` });
  expect((await own.ask(path)).status).toBe(200);
  expect((await other.ask(path)).problem.kind).toBe('attachment.unknown');
  expect((await stranger().ask(path)).status).toBe(401);
  // Nor does it open the desk.
  expect((await own.ask(`/api/v1/conversations/${story.conversationId}`)).status).toBe(401);
});

test('somebody who is disabled is out at once', async () => {
  const { centre } = open;
  const cookie = await signIn(open, BERGWERK, BERGWERK.administrator);
  const who = new Caller(open, { cookie });
  expect((await who.ask('/api/v1/session')).status).toBe(200);
  const personId = asId<typeof BERGWERK.administrator.personId>(BERGWERK.administrator.personId);
  await centre.store.transact(BERGWERK.tenantId, async (tx) => {
    const person = await centre.directory.person(tx, personId);
    if (person === null) throw new Error('the administrator is there');
    const saved = await centre.directory.savePerson(tx, { ...person, isDisabled: true });
    expect(saved.ok).toBe(true);
  });
  expect((await who.ask('/api/v1/session')).status).toBe(401);
});
