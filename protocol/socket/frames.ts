import { z } from 'zod';
import { At, Id } from '../views/index.ts';
import { Problem } from '../errors/index.ts';

/**
 * Live data is organised in topics. A topic is a keyed collection of entries, each entry a whole
 * view; a frame replaces or removes entries. `epoch` is the server process's, `version` counts the
 * topic's frames within it. A client that reconnects says what it has; it gets the missing frames
 * or, when those are gone or the epoch changed, a fresh snapshot.
 *
 * Topics of the desktop (namespace `/desk`, authenticated by the session cookie):
 * - `desk`: `agent` -> AgentView, `offer:{offerId}` -> OfferView,
 *   `work:{interactionId}` -> WorkView, `party:{interactionId}` -> PartyView, `won:{offerId}` ->
 *   WonView, `consult:{consultId}` -> ConsultView, `call:{callId}` -> CallView of calls one may
 *   join; always the signed-in person's own.
 * - `waiting/{queueId}` (agents of the queue, supervisors): `pull:{interactionId}` -> PullView.
 * - `conversation/{conversationId}`: `conversation` -> ConversationView,
 *   `message:{messageId}` -> MessageView, `consult:{consultId}` -> ConsultView,
 *   `typing:{who}` -> TypingView, `supervision` -> SupervisionView, `call` -> CallView,
 *   `speech:{speechId}` -> SpeechView while somebody speaks in a call that is written down,
 *   `dialling` -> DiallingView while it is an attempt of a list.
 * - `people`: `person:{personId}` -> PersonView.
 * - `floor` (supervisors): `queue:{queueId}` -> QueueView, `agent:{agentId}` -> FloorAgentView,
 *   `waiting:{interactionId}` -> WaitingView.
 * - `operations` (administrators, supervisors): `device:{deviceId}` -> DeviceView,
 *   `dead-letter:{deadLetterId}` -> DeadLetterView, newest 200.
 * - `dial-lists` (administrators, supervisors): `dial-list:{listId}` -> DialListView.
 * - `routing-settings` (administrators, supervisors): `centre` -> CentreRoutingView, `skills` ->
 *   SkillsView, `queue-settings:{queueId}` -> QueueSettingsView, `calendar:{calendarId}` ->
 *   CalendarSettingsView, `profile:{profileId}` -> ProfileSettingsView,
 *   `agent-settings:{agentId}` -> AgentSettingsView.
 *
 * The widget (namespace `/chat`, authenticated by the visitor's chat token) has one topic, `chat`:
 * `chat` -> ChatView, `message:{messageId}` -> MessageView (public ones only), `typing:agent` ->
 * TypingView, `call` -> CallView.
 */
export const Topic = z
  .string()
  .max(100)
  .regex(
    /^(desk|people|floor|operations|dial-lists|routing-settings|chat|(?:conversation|waiting)\/[A-Za-z0-9_:.-]+)$/,
  );

export const Entry = z.object({ key: z.string(), value: z.unknown().nullable() });
export type Entry = z.infer<typeof Entry>;

/** `value: null` removes the entry. Applying a frame twice changes nothing. */
export const Frame = z.object({
  topic: Topic,
  epoch: z.string(),
  version: z.int(),
  entries: z.array(Entry),
});
export type Frame = z.infer<typeof Frame>;

/** The whole topic as of `version`; entries not in it are gone. */
export const Snapshot = Frame.extend({ serverNow: At });
export type Snapshot = z.infer<typeof Snapshot>;

export const SubscribeRequest = z.strictObject({
  topic: Topic,
  /** What the client has already. */
  epoch: z.string().max(64).optional(),
  version: z.int().nonnegative().optional(),
});
export type SubscribeRequest = z.infer<typeof SubscribeRequest>;

export const SubscribeAnswer = z.union([
  z.object({ ok: z.literal(true), snapshot: Snapshot }),
  z.object({ ok: z.literal(true), frames: z.array(Frame), serverNow: At }),
  z.object({ ok: z.literal(false), problem: Problem }),
]);
export type SubscribeAnswer = z.infer<typeof SubscribeAnswer>;

export const CommandRequest = z.strictObject({
  /** Minted by the client, unique; a repeat gives the first answer. */
  commandId: Id,
  type: z.string().max(60),
  body: z.unknown(),
});
export type CommandRequest = z.infer<typeof CommandRequest>;

export const CommandReply = z.union([
  z.object({ ok: z.literal(true), answer: z.unknown() }),
  z.object({ ok: z.literal(false), problem: Problem }),
]);
export type CommandReply = z.infer<typeof CommandReply>;

/** Events by name; `subscribe`, `unsubscribe`, `command` and `call` are acknowledged. */
export const SOCKET_EVENTS = {
  /** client -> server: SubscribeRequest, acknowledged with SubscribeAnswer */
  subscribe: 'subscribe',
  /** client -> server: { topic } */
  unsubscribe: 'unsubscribe',
  /** client -> server: CommandRequest, acknowledged with CommandReply */
  command: 'command',
  /** client -> server: CallRequest, acknowledged with CallReply */
  call: 'call',
  /** server -> client: CallFrame */
  callMedia: 'call-media',
  /** server -> client: Frame */
  frame: 'frame',
  /** server -> client: the session ended elsewhere; sign in again */
  signedOut: 'signed-out',
} as const;
