import {
  asId,
  durationMs,
  type AgentId,
  type CommandId,
  type ConversationId,
  type QueueId,
} from '@zentrale/kernel/values';
import type { RoutingState } from '@zentrale/routing';
import { Server } from 'socket.io';
import type { Principal } from '../auth/principal.ts';
import { ChatWaits } from '../live/chat-waits.ts';
import { FloorMemories } from '../live/floor-memory.ts';
import { TopicHub } from '../live/topic-hub.ts';
import { WonOffers } from '../live/won-offers.ts';
import { customerGone } from '../policies/customer-gone.ts';
import { isOfCalls } from '../policies/follow-calls.ts';
import { CustomerPresence } from '../presence/customer-presence.ts';
import { PeoplePresence } from '../presence/people-presence.ts';
import { Typing } from '../views/typing.ts';
import type { Centre } from './centre.ts';
import { sourceOf } from './sources.ts';

const SOCKET_BUFFER_BYTES_MAX = 1_000_000;

type LiveParts = Pick<
  Centre,
  'io' | 'hub' | 'presence' | 'customerPresence' | 'typing' | 'chatWaits' | 'wonOffers' | 'floor'
>;

/** What lives only while the process does. `centreOf`: the centre is not built yet here. */
export function liveParts(
  about: Pick<Centre, 'clock' | 'log' | 'config'>,
  centreOf: () => Centre,
): LiveParts {
  const { clock, log, config } = about;
  const io = new Server({
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: SOCKET_BUFFER_BYTES_MAX,
    pingInterval: 5000,
    pingTimeout: 5000,
  });
  return {
    io,
    hub: new TopicHub({
      clock,
      log,
      emit: (room, frame) => {
        io.of(frame.topic === 'chat' ? '/chat' : '/desk')
          .to(room)
          .emit('frame', frame);
      },
      open: (address) => sourceOf(centreOf(), address),
    }),
    presence: new PeoplePresence({
      changed: (principal, isConnected) => personMoved(centreOf(), principal, isConnected),
    }),
    customerPresence: new CustomerPresence(clock, durationMs(config.CUSTOMER_GONE_SECONDS * 1000), {
      changed: ({ tenantId, conversationId }, isPresent) =>
        centreOf().channels.setCustomerPresence(tenantId, conversationId, isPresent),
      gone: (guest) => {
        customerGone(centreOf(), guest).catch((failure: unknown) =>
          log.warn('customer-gone.failed', { failure }),
        );
      },
    }),
    chatWaits: new ChatWaits(clock, {
      waitingIn: (tenantId, queueId) => waitingChats(centreOf().routingState(tenantId), queueId),
      refresh: (tenantId, conversationId) =>
        centreOf().touch(tenantId, 'chat', ['chat'], conversationId),
    }),
    wonOffers: new WonOffers(clock, (tenantId, agentId, offerId) =>
      centreOf().touch(tenantId, 'desk', [`won:${offerId}`], agentId),
    ),
    floor: new FloorMemories(centreOf),
    typing: new Typing(clock, (tenantId, conversationId, key) => {
      centreOf().touch(tenantId, `conversation/${conversationId}`, [key]);
      centreOf().touch(tenantId, 'chat', [key], conversationId);
    }),
  };
}

function waitingChats(state: RoutingState | undefined, queueId: QueueId): ConversationId[] {
  const waiting = state?.queues.get(queueId)?.waiting;
  if (waiting === undefined) return [];
  return [...waiting]
    .filter(({ channel, isCallback }) => isOnline(channel) && !isCallback)
    .map(({ conversationId }) => conversationId);
}

/** The customer's page shows the wait. */
function isOnline(channel: string): boolean {
  return channel === 'chat' || isOfCalls(channel);
}

/** An agent's first desktop opened or last one closed: the engine keeps the connection axis. */
function personMoved(centre: Centre, principal: Principal, isConnected: boolean): void {
  const { tenantId, personId } = principal;
  centre.touch(tenantId, 'people', [`person:${personId}`]);
  if (centre.isDraining()) return;
  const agentId = asId<AgentId>(personId);
  const type = isConnected ? 'ConnectAgent' : 'DisconnectAgent';
  centre.routing
    .open(tenantId)
    .then(async (runtime) => {
      // Experts and administrators do not take part in routing.
      if (!runtime.state.agents.has(agentId)) return;
      await runtime.submit(asId<CommandId>(centre.ids.next('cmd')), { type, agentId });
    })
    .catch((failure: unknown) => centre.log.warn('presence.not-recorded', { agentId, failure }));
}
