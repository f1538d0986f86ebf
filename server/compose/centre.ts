import type { Channels, Dialling, LiveCalls, Recordings, TestCalls } from '@zentrale/channels/app';
import type { Directory } from '@zentrale/directory/app';
import type { IotBridge } from '@zentrale/iot-bridge/app';
import type { Journey } from '@zentrale/journey/app';
import type { Bus, Clock, Ids, Log, Store, Tx } from '@zentrale/kernel/ports';
import type { ConversationId, CustomerId, TenantId } from '@zentrale/kernel/values';
import type { Identifications } from '@zentrale/identification/app';
import type { Knowledge } from '@zentrale/knowledge/app';
import type { PostgresDeadLetters } from '@zentrale/platform/outbox';
import type { CentreView, TranscriptionState } from '@zentrale/protocol';
import type { RoutingState } from '@zentrale/routing';
import type { RoutingHost } from '@zentrale/routing/app';
import type { Server } from 'socket.io';
import type { Principal } from '../auth/principal.ts';
import type { OptionValues } from '../config/options.ts';
import type { ChatWaits } from '../live/chat-waits.ts';
import type { FloorMemories } from '../live/floor-memory.ts';
import type { LiveInteractions } from '../live/live-interactions.ts';
import type { TopicHub } from '../live/topic-hub.ts';
import type { WonOffers } from '../live/won-offers.ts';
import type { CustomerPresence } from '../presence/customer-presence.ts';
import type { PeoplePresence } from '../presence/people-presence.ts';
import type { Typing } from '../views/typing.ts';
import type { WhatIfRuns } from '../what-if/runs.ts';

/** A customer in the widget: whoever holds the token of a chat. */
export interface ChatGuest {
  readonly tenantId: TenantId;
  readonly conversationId: ConversationId;
  readonly customerId: CustomerId;
  readonly customerName: string;
}

/**
 * The wired process, as doors, policies and views see it: the capabilities, the ports, and the
 * few questions that span them.
 */
export interface Centre {
  readonly config: OptionValues;
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly bus: Bus;
  readonly store: Store;
  readonly deadLetters: PostgresDeadLetters;

  readonly directory: Directory;
  readonly journey: Journey;
  readonly channels: Channels;
  readonly calls: LiveCalls;
  readonly testCalls: TestCalls;
  readonly transcription: TranscriptionState;
  readonly recordings: Recordings;
  readonly dialling: Dialling;
  readonly identifications: Identifications;
  readonly knowledge: Knowledge;
  readonly bridge: IotBridge;
  readonly routing: RoutingHost;

  readonly io: Server;
  readonly hub: TopicHub;
  readonly presence: PeoplePresence;
  readonly customerPresence: CustomerPresence;
  readonly typing: Typing;
  readonly chatWaits: ChatWaits;
  readonly wonOffers: WonOffers;
  readonly floor: FloorMemories;
  readonly whatIfs: WhatIfRuns;

  /** The engine's state of a tenant that is open; undefined before. */
  routingState(tenantId: TenantId): RoutingState | undefined;
  liveInteractions(tenantId: TenantId): LiveInteractions;
  /** Entries of a live topic changed; `owner` where the topic is personal. */
  touch(tenantId: TenantId, topic: string, keys: readonly string[], owner?: string): void;
  principalOfSession(token: string): Promise<Principal | null>;
  principalOfApiKey(key: string): Promise<Principal | null>;
  signOut(principal: Principal, token: string): Promise<void>;
  guestOfToken(token: string): Promise<ChatGuest | null>;
  /** Agents and supervisors read every conversation of their tenant, experts those they help in. */
  mayReadConversation(principal: Principal, conversationId: string): Promise<boolean>;
  readCentre(tenantId: TenantId): Promise<CentreView>;
  /** The calendar day of the tenant, `YYYY-MM-DD`. */
  today(tx: Tx): Promise<string>;
  isOwnOrigin(origin: string): boolean;
  isDraining(): boolean;
  outboxStats(): Promise<{ depth: number }>;
}
