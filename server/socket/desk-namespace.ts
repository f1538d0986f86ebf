import { asId, type AgentId, type PersonId, type QueueId } from '@zentrale/kernel/values';
import {
  SOCKET_EVENTS,
  type CallReply,
  type CommandReply,
  type SubscribeAnswer,
} from '@zentrale/protocol';
import type { Namespace, Socket } from 'socket.io';
import { z } from 'zod';
import { hasRole, type Principal } from '../auth/principal.ts';
import { sessionTokenOf } from '../auth/session-cookie.ts';
import { executeCommand } from '../commands/execute.ts';
import type { Centre } from '../compose/centre.ts';
import type { TopicAddress } from '../live/topic-hub.ts';
import { CallDoor } from './call-door.ts';
import { CommandPace } from './command-pace.ts';
import { TopicSubscriptions } from './topic-subscriptions.ts';

/** Sockets of people at the centre, authenticated by the session cookie. */
export function openDeskNamespace(namespace: Namespace, centre: Centre): void {
  namespace.use((socket, next) => {
    const { origin } = socket.handshake.headers;
    // Our cookie also travels from pages of the same site: only our own may use it.
    if (origin !== undefined && !centre.isOwnOrigin(origin)) {
      return next(new Error('origin.forbidden'));
    }
    const token = sessionTokenOf(socket.handshake.headers.cookie);
    const found = token === null ? Promise.resolve(null) : centre.principalOfSession(token);
    found.then(
      (principal) => {
        if (principal === null) return next(new Error('sign-in.required'));
        socket.data.principal = principal;
        socket.data.token = token;
        next();
      },
      () => next(new Error('store.unavailable')),
    );
  });
  namespace.on('connection', (socket) => welcome(socket, centre));
}

function welcome(socket: Socket, centre: Centre): void {
  // Set by the middleware above, which lets nobody pass without.
  const principal = socket.data.principal as Principal;
  const pace = new CommandPace(centre.clock);
  const subscriptions = new TopicSubscriptions(centre.hub, socket, (topic) =>
    locate(centre, principal, topic),
  );
  const { tenantId, personId, name } = principal;
  const call = new CallDoor(
    centre,
    { tenantId, personId, name, conversationId: null },
    socket,
    pace,
  );
  void socket.join(personRoom(principal));
  centre.presence.arrive(principal);

  socket.on(SOCKET_EVENTS.subscribe, (raw: unknown, answer: unknown) => {
    if (isAnswer<SubscribeAnswer>(answer)) void subscriptions.subscribe(raw, answer);
  });
  socket.on(SOCKET_EVENTS.unsubscribe, (raw: unknown) => subscriptions.unsubscribe(raw));
  socket.on(SOCKET_EVENTS.command, (raw: unknown, answer: unknown) => {
    if (!isAnswer<CommandReply>(answer)) return;
    if (!pace.allows()) return answer(pace.refusal());
    void executeCommand(centre, principal, raw).then(answer);
  });
  socket.on(SOCKET_EVENTS.call, (raw: unknown, answer: unknown) => {
    if (isAnswer<CallReply>(answer)) void call.answer(raw).then(answer);
  });
  socket.on('disconnect', () => {
    call.close();
    subscriptions.close();
    centre.presence.leave(principal);
  });
}

/** All sockets of one person, for signing out. */
export function personRoom(principal: { tenantId: string; personId: PersonId }): string {
  return `${principal.tenantId}|person|${principal.personId}`;
}

/** Of supervisors and administrators. */
const LEADS_TOPICS = new Set(['floor', 'operations', 'dial-lists', 'routing-settings']);
const CONVERSATION = z.string().regex(/^conversation\/(.+)$/);

async function locate(
  centre: Centre,
  principal: Principal,
  topic: string,
): Promise<{ address: TopicAddress } | { deniedKind: string }> {
  const at = (owner: string) => ({ address: { tenantId: principal.tenantId, topic, owner } });
  if (topic === 'desk') return at(principal.personId);
  if (topic === 'people') return at('');
  if (LEADS_TOPICS.has(topic)) {
    return hasRole(principal, ['supervisor', 'administrator'])
      ? at('')
      : { deniedKind: 'role.forbidden' };
  }
  if (topic.startsWith('waiting/')) {
    const queueId = asId<QueueId>(topic.slice('waiting/'.length));
    return servesQueue(centre, principal, queueId) ? at('') : { deniedKind: 'not-found' };
  }
  if (!CONVERSATION.safeParse(topic).success) return { deniedKind: 'not-found' };
  const conversationId = topic.slice('conversation/'.length);
  const maySee = await centre.mayReadConversation(principal, conversationId);
  return maySee ? at('') : { deniedKind: 'not-found' };
}

function servesQueue(centre: Centre, principal: Principal, queueId: QueueId): boolean {
  const state = centre.routingState(principal.tenantId);
  if (hasRole(principal, ['supervisor'])) return state?.queues.has(queueId) ?? false;
  const agent = state?.agents.get(asId<AgentId>(principal.personId));
  return agent?.config.queueIds.includes(queueId) ?? false;
}

function isAnswer<Answer>(value: unknown): value is (answer: Answer) => void {
  return typeof value === 'function';
}
