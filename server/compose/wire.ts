import { createSmsSender } from '@zentrale/channels/adapters/sms-twilio/sender.ts';
import {
  createChannels,
  INBOUND_TOPIC,
  REMOVE_BLOB_TOPIC,
  SMS_TOPIC,
} from '@zentrale/channels/app';
import { createDirectory } from '@zentrale/directory/app';
import { createIotBridge } from '@zentrale/iot-bridge/app';
import { phoneNumbers } from '@zentrale/journey/adapters/libphonenumber/phone-numbers.ts';
import { createJourney } from '@zentrale/journey/app';
import type { Clock, Ids, Log, OutboxHandler } from '@zentrale/kernel/ports';
import { asId, durationMs, type AgentId, type CommandId } from '@zentrale/kernel/values';
import { snowballStem } from '@zentrale/knowledge/adapters/snowball/index.ts';
import { createKnowledge } from '@zentrale/knowledge/app';
import { BlobDirectory } from '@zentrale/platform/blob';
import { InProcessBus } from '@zentrale/platform/bus';
import { PostgresEventStore } from '@zentrale/platform/event-store';
import { PostgresDeadLetters, startOutbox, type Outbox } from '@zentrale/platform/outbox';
import { openStore, type PostgresStore } from '@zentrale/platform/sql/postgres.ts';
import { createRoutingHost } from '@zentrale/routing/app';
import { join } from 'node:path';
import { Server } from 'socket.io';
import type { Principal } from '../auth/principal.ts';
import type { OptionValues } from '../config/options.ts';
import { spreadNews } from '../live/news.ts';
import { TopicHub } from '../live/topic-hub.ts';
import { clearAlarm, openAlarmInteraction } from '../policies/alarms.ts';
import { customerGone } from '../policies/customer-gone.ts';
import { receiveInbound } from '../policies/receive-inbound.ts';
import { ROUTING_COMMAND_TOPIC, submitRouting } from '../policies/request-routing.ts';
import { CustomerPresence } from '../presence/customer-presence.ts';
import { PeoplePresence } from '../presence/people-presence.ts';
import { Typing } from '../views/typing.ts';
import type { Centre } from './centre.ts';
import { centreQuestions } from './questions.ts';
import { sourceOf } from './sources.ts';
import { Tenants } from './tenants.ts';

const SOCKET_BUFFER_BYTES_MAX = 1_000_000;
const OUTBOX_CONCURRENCY_MAX = 8;
const EVENT_CONNECTIONS_MAX = 3;

export interface Wired {
  readonly centre: Centre;
  readonly tenants: Tenants;
  readonly events: PostgresEventStore;
  readonly store: PostgresStore;
  /** Starts handing out what was committed; call once tenants are open. */
  startOutbox(): Outbox;
}

/** Wires the process by hand. Opens connections lazily; starts nothing. */
export function wire(about: {
  config: OptionValues;
  connection: string;
  dataFolder: string;
  publicUrl: string;
  clock: Clock;
  ids: Ids;
  log: Log;
  isDraining: () => boolean;
}): Wired {
  const { config, connection, clock, ids, log } = about;
  const bus = new InProcessBus(log);
  const store = openStore({ connection, clock, ids, log });
  const events = new PostgresEventStore({ connection, log, poolSizeMax: EVENT_CONNECTIONS_MAX });
  const blobs = new BlobDirectory(join(about.dataFolder, 'files'));
  const deadLetters = new PostgresDeadLetters({ bus, ids });
  const channels = createChannels({ ids, blobs, bus, log });
  const io = new Server({
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: SOCKET_BUFFER_BYTES_MAX,
    pingInterval: 5000,
    pingTimeout: 5000,
  });
  const tenants = new Tenants(events);
  let outbox: Outbox | null = null;

  const centre: Centre = {
    config,
    publicUrl: about.publicUrl,
    clock,
    ids,
    log,
    bus,
    store,
    deadLetters,
    channels,
    io,
    directory: createDirectory({ ids, clock, log }),
    journey: createJourney({ ids, bus, phoneNumbers: phoneNumbers() }),
    knowledge: createKnowledge({ ids, bus, log, store, stem: snowballStem }),
    bridge: createIotBridge({ ids, clock, store, log, bus, deadLetters }),
    routing: createRoutingHost({ events, clock, log }),
    hub: new TopicHub({
      clock,
      log,
      emit: (room, frame) => {
        io.of(frame.topic === 'chat' ? '/chat' : '/desk')
          .to(room)
          .emit('frame', frame);
      },
      open: (address) => sourceOf(centre, address),
    }),
    presence: new PeoplePresence({
      changed: (principal, isConnected) => personMoved(centre, principal, isConnected),
    }),
    customerPresence: new CustomerPresence(clock, durationMs(config.CUSTOMER_GONE_SECONDS * 1000), {
      changed: ({ tenantId, conversationId }, isPresent) =>
        channels.setCustomerPresence(tenantId, conversationId, isPresent),
      gone: (guest) => {
        customerGone(centre, guest).catch((failure: unknown) =>
          log.warn('customer-gone.failed', { failure }),
        );
      },
    }),
    typing: new Typing(clock, (tenantId, conversationId, key) => {
      centre.touch(tenantId, `conversation/${conversationId}`, [key]);
      centre.touch(tenantId, 'chat', [key], conversationId);
    }),
    routingState: (tenantId) => tenants.state(tenantId),
    liveInteractions: (tenantId) => tenants.live(tenantId),
    touch: (tenantId, topic, keys, owner = '') =>
      centre.hub.touch({ tenantId, topic, owner }, keys),
    ...centreQuestions(() => centre),
    isDraining: about.isDraining,
    outboxStats: async () => (outbox === null ? { depth: 0 } : outbox.stats()),
  };
  spreadNews(centre);

  return {
    centre,
    tenants,
    events,
    store,
    startOutbox: () => {
      outbox = startOutbox({
        store,
        clock,
        log,
        deadLetters,
        handlers: handlersOf(centre),
        concurrencyMax: OUTBOX_CONCURRENCY_MAX,
        isSole: true,
      });
      return outbox;
    },
  };
}

/** What follows from committed work, by outbox topic. */
function handlersOf(centre: Centre): ReadonlyMap<string, OutboxHandler> {
  const { store, channels, publicUrl, log } = centre;
  return new Map<string, OutboxHandler>([
    [ROUTING_COMMAND_TOPIC, (delivery) => submitRouting(centre, delivery)],
    [INBOUND_TOPIC, (delivery) => receiveInbound(centre, delivery)],
    [SMS_TOPIC, createSmsSender({ store, channels, publicBaseUrl: publicUrl, log })],
    [
      REMOVE_BLOB_TOPIC,
      // Written by `eraseConversations` and by nothing else.
      ({ tenantId, body }) => channels.removeBlob(tenantId, body as { attachmentId: string }),
    ],
    ['alarm.raised', (delivery) => openAlarmInteraction(centre, delivery)],
    ['alarm.cleared', (delivery) => clearAlarm(centre, delivery)],
  ]);
}

/** An agent's first desktop opened or last one closed: the engine keeps the connection axis. */
function personMoved(centre: Centre, principal: Principal, isConnected: boolean): void {
  const { tenantId, personId } = principal;
  centre.touch(tenantId, 'people', [`person:${personId}`]);
  if (!principal.roles.includes('agent') || centre.isDraining()) return;
  const agentId = asId<AgentId>(personId);
  const type = isConnected ? 'ConnectAgent' : 'DisconnectAgent';
  centre.routing
    .open(tenantId)
    .then((runtime) => runtime.submit(asId<CommandId>(centre.ids.next('cmd')), { type, agentId }))
    .catch((failure: unknown) => centre.log.warn('presence.not-recorded', { agentId, failure }));
}
