import { asId, durationMs, type AgentId, type CommandId } from '@zentrale/kernel/values';
import { Server } from 'socket.io';
import type { Principal } from '../auth/principal.ts';
import { TopicHub } from '../live/topic-hub.ts';
import { customerGone } from '../policies/customer-gone.ts';
import { CustomerPresence } from '../presence/customer-presence.ts';
import { PeoplePresence } from '../presence/people-presence.ts';
import { Typing } from '../views/typing.ts';
import type { Centre } from './centre.ts';
import { sourceOf } from './sources.ts';

const SOCKET_BUFFER_BYTES_MAX = 1_000_000;

type LiveParts = Pick<Centre, 'io' | 'hub' | 'presence' | 'customerPresence' | 'typing'>;

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
    typing: new Typing(clock, (tenantId, conversationId, key) => {
      centreOf().touch(tenantId, `conversation/${conversationId}`, [key]);
      centreOf().touch(tenantId, 'chat', [key], conversationId);
    }),
  };
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
