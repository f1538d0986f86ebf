import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { asId, type AgentId } from '@zentrale/kernel/values';
import type { CallMedia, ChatStarted } from '@zentrale/protocol';
import type { Principal } from '../auth/principal.ts';
import { Caller, type Answer } from './caller.ts';
import { signIn, type Cast, type CastMember } from './cast.ts';
import { restoreCalls } from '../policies/follow-calls.ts';
import { identify } from './identified.ts';
import type { OpenCentre } from './open-centre.ts';
import { recordCall } from './recorded-call.ts';

/** Things of one tenant that exist and are live: one of everything a client can name. */
export interface Story {
  /** The agent's, who holds the first interaction and is being offered the second. */
  readonly agent: Caller;
  readonly chatToken: string;
  readonly conversationId: string;
  readonly interactionId: string;
  readonly messageId: string;
  readonly attachmentId: string;
  readonly customerId: string;
  readonly mergeId: string;
  readonly hintId: string;
  readonly consultId: string;
  readonly offerId: string;
  readonly waitingConversationId: string;
  /** A call in the conversation that waits. */
  readonly callId: string;
  /** A call that is over, in the agent's conversation. */
  readonly recordingId: string;
  /** One that goes on there. */
  readonly identificationId: string;
  /** A list of numbers, paused. */
  readonly listId: string;
}

const WAIT_MS_MAX = 10_000;

/**
 * A visitor whom we know by e-mail comes back in a new browser, chats with the agent, who asks the
 * expert; meanwhile a second visitor waits for the agent to accept.
 */
export async function playStory(open: OpenCentre, cast: Cast): Promise<Story> {
  const agent = await goOnline(open, cast, cast.agent);
  await goOnline(open, cast, cast.expert);
  await knowCustomer(open, cast);
  must(await agent.command('set-ready', {}));
  let held = await visitAndAccept(open, cast, agent);
  for (let count = 1; count < cast.heldCount; count += 1) {
    held = await visitAndAccept(open, cast, agent);
  }
  const { conversationId, chatToken, interactionId } = held;
  const upload = await agent.upload('/api/v1/attachments', 'note.txt', Buffer.from('for you'));
  const { attachmentId } = must(upload).json as { attachmentId: string };
  const sent = await agent.command('send-message', {
    conversationId,
    text: 'Hello',
    attachmentIds: [attachmentId],
  });
  const { message } = must(sent).json as { message: { messageId: string } };
  const customerId = await customerOf(agent, conversationId);
  const customer = must(await agent.ask(`/api/v1/customers/${customerId}`));
  const { merges } = customer.json as { merges: { mergeId: string }[] };
  const hints = must(await agent.ask(`/api/v1/conversations/${conversationId}/hints`));
  const { items } = hints.json as { items: { hintId: string }[] };
  const asked = await agent.command('request-consult', {
    conversationId,
    expertId: cast.expert.personId,
    question: 'What would you do?',
  });
  const { consultId } = must(asked).json as { consultId: string };
  const second = await visit(open, cast);
  return {
    agent,
    chatToken,
    conversationId,
    interactionId,
    attachmentId,
    customerId,
    consultId,
    messageId: message.messageId,
    mergeId: merges[0]?.mergeId ?? missing('merge'),
    hintId: items[0]?.hintId ?? missing('hint'),
    offerId: await nextOffer(open, cast),
    waitingConversationId: second.conversationId,
    callId: await leaveCall(open, cast, second.conversationId),
    recordingId: (await recordCall(open, cast, conversationId)).recordingId,
    identificationId: await identify(open, cast, conversationId),
    listId: await layDownList(open, cast),
  };
}

/** Signs somebody in with a desktop open. */
export async function goOnline(open: OpenCentre, cast: Cast, who: CastMember): Promise<Caller> {
  const cookie = await signIn(open, cast, who);
  const principal = await open.centre.principalOfSession(cookie.replace(/^[^=]*=/, ''));
  open.centre.presence.arrive(principal as Principal);
  const agentId = asId<AgentId>(who.personId);
  await until('the agent to be connected', () => {
    const agent = open.centre.routingState(cast.tenantId)?.agents.get(agentId);
    return agent === undefined || agent.connection === 'online' ? true : undefined;
  });
  return new Caller(open, { cookie });
}

async function layDownList({ centre }: OpenCentre, { tenantId, topicId }: Cast): Promise<string> {
  return centre.store.transact(tenantId, async (tx) => {
    const saved = await centre.dialling.saveList(tx, {
      listId: null,
      name: `List of ${tenantId}`,
      topicId,
      calendarId: null,
      attemptsMax: 3,
      retryAfterMinutes: 60,
    });
    if (!saved.ok) throw new Error(saved.refusal.kind);
    const { listId } = saved.value;
    const rows = [{ number: '+4915155500399', name: 'Lea', note: '' }];
    await centre.dialling.addEntries(tx, { listId, rows });
    return listId;
  });
}

/** A call as a process leaves it that ends in the middle of it: there without a media plane. */
async function leaveCall(
  { centre }: OpenCentre,
  { tenantId }: Cast,
  conversationId: string,
): Promise<string> {
  const callId = centre.ids.next('call');
  await centre.store.transact(tenantId, (tx) =>
    tx.query(
      `insert into calls (call_id, conversation_id, interaction_id, media, state, requested_at)
        select $1, conversation_id, interaction_id, 'voice', 'waiting', $3
          from conversations where conversation_id = $2`,
      [callId, conversationId, tx.now],
    ),
  );
  await restoreCalls(centre, tenantId);
  return callId;
}

async function visitAndAccept(open: OpenCentre, cast: Cast, agent: Caller) {
  const visited = await visit(open, cast);
  const offerId = await nextOffer(open, cast);
  const accepted = must(await agent.command('accept-offer', { offerId }));
  const { interactionId } = accepted.json as { interactionId: string };
  return { ...visited, interactionId };
}

const EMAIL = 'returning@customer.example';

async function knowCustomer({ centre }: OpenCentre, { tenantId }: Cast): Promise<void> {
  await centre.store.transact(tenantId, (tx) =>
    centre.journey.identify(tx, {
      identities: [{ kind: 'email', value: EMAIL, isVerified: true }],
      name: 'Rosa Rückkehr',
      because: 'known before',
    }),
  );
}

/** Agrees to recording, looks at a page, and sends the pre-chat form. */
export async function visit(
  open: OpenCentre,
  { siteKey, topicId }: Pick<Cast, 'siteKey' | 'topicId'>,
  call?: CallMedia,
): Promise<{ conversationId: string; chatToken: string; callId: string | null }> {
  const visitor = new Caller(open);
  const visitorId = randomUUID();
  must(await visitor.post('/api/v1/visitor/consent', { siteKey, visitorId, isGranted: true }));
  must(
    await visitor.post('/api/v1/visitor/pages', {
      siteKey,
      visitorId,
      viewId: randomUUID(),
      url: 'https://shop.example/returns',
      title: 'Retoure',
      viewedAt: Date.now(),
    }),
  );
  const started = await visitor.post('/api/v1/visitor/chats', {
    siteKey,
    visitorId,
    topicId,
    startId: randomUUID(),
    language: 'de',
    name: 'Rosa Rückkehr',
    email: EMAIL,
    text: 'Wie geht die Rücksendung?',
    ...(call === undefined ? {} : { call }),
  });
  const { conversationId, token, callId } = must(started).json as ChatStarted;
  return { conversationId, chatToken: token, callId };
}

function nextOffer({ centre }: OpenCentre, { tenantId, agent }: Cast): Promise<string> {
  return until('an offer', () => {
    const { agents } = centre.routingState(tenantId) ?? {};
    const [offerId] = agents?.get(asId<AgentId>(agent.personId))?.offerIds ?? [];
    return offerId;
  });
}

async function customerOf(agent: Caller, conversationId: string): Promise<string> {
  const read = must(await agent.ask(`/api/v1/conversations/${conversationId}`));
  return (read.json as { conversation: { customerId: string } }).conversation.customerId;
}

/** Asks again and again; throws when nothing came within ten seconds. */
export async function until<Value>(
  what: string,
  find: () => Value | undefined | Promise<Value | undefined>,
): Promise<Value> {
  for (const deadline = Date.now() + WAIT_MS_MAX; Date.now() < deadline; await delay(10)) {
    const found = await find();
    if (found !== undefined) return found;
  }
  return missing(what);
}

function must(answer: Answer): Answer {
  if (answer.status >= 300) throw new Error(`The story stops: ${answer.status} ${answer.text}`);
  return answer;
}

function missing(what: string): never {
  throw new Error(`The story has waited in vain for ${what}.`);
}
