import { asId, type CommandId, type Result } from '@zentrale/kernel/values';
import {
  CHAT_COMMANDS,
  CommandRequest,
  SOCKET_EVENTS,
  type CommandReply,
  type SubscribeAnswer,
} from '@zentrale/protocol';
import type { Namespace, Socket } from 'socket.io';
import type { z } from 'zod';
import type { Centre, ChatGuest } from '../compose/centre.ts';
import { customerCommands } from '../commands/customer.ts';
import { problem, problemOfFailure, problemOfRefusal, problemOfSchema } from '../http/problem.ts';
import { CallDoor } from './call-door.ts';
import { CommandPace } from './command-pace.ts';
import { TopicSubscriptions } from './topic-subscriptions.ts';

/** Sockets of customers' widgets, authenticated by the token of their chat. */
export function openChatNamespace(namespace: Namespace, centre: Centre): void {
  namespace.use((socket, next) => {
    const token: unknown = socket.handshake.auth['token'];
    const found =
      typeof token === 'string' && token.length <= 200
        ? centre.guestOfToken(token)
        : Promise.resolve(null);
    found.then(
      (guest) => {
        if (guest === null) return next(new Error('sign-in.required'));
        socket.data.guest = guest;
        next();
      },
      () => next(new Error('store.unavailable')),
    );
  });
  namespace.on('connection', (socket) => welcome(socket, centre));
}

function welcome(socket: Socket, centre: Centre): void {
  // Set by the middleware above, which lets nobody pass without.
  const guest = socket.data.guest as ChatGuest;
  const pace = new CommandPace(centre.clock);
  const address = { tenantId: guest.tenantId, topic: 'chat', owner: guest.conversationId };
  const subscriptions = new TopicSubscriptions(centre.hub, socket, (topic) =>
    Promise.resolve(topic === 'chat' ? { address } : { deniedKind: 'not-found' }),
  );
  const { tenantId, conversationId, customerName: name } = guest;
  const call = new CallDoor(
    centre,
    { tenantId, conversationId, name, personId: null },
    socket,
    pace,
  );
  centre.customerPresence.arrive(guest);

  socket.on(SOCKET_EVENTS.subscribe, (raw: unknown, answer: unknown) => {
    if (typeof answer !== 'function') return;
    void subscriptions.subscribe(raw, (given: SubscribeAnswer) => void answer(given));
  });
  socket.on(SOCKET_EVENTS.command, (raw: unknown, answer: unknown) => {
    if (typeof answer !== 'function') return;
    const reply = pace.allows() ? execute(centre, guest, raw) : Promise.resolve(pace.refusal());
    void reply.then((given) => void answer(given));
  });
  socket.on(SOCKET_EVENTS.call, (raw: unknown, answer: unknown) => {
    if (typeof answer === 'function') void call.answer(raw).then((given) => void answer(given));
  });
  socket.on('disconnect', () => {
    call.close();
    subscriptions.close();
    centre.customerPresence.leave(guest);
  });
}

async function execute(centre: Centre, guest: ChatGuest, raw: unknown): Promise<CommandReply> {
  const request = CommandRequest.safeParse(raw);
  if (!request.success) return { ok: false, problem: problemOfSchema(request.error, 'command') };
  const { type } = request.data;
  if (!isChatCommand(type)) {
    return { ok: false, problem: problem('command.unknown', { field: 'type' }) };
  }
  const body: z.ZodSafeParseResult<unknown> = CHAT_COMMANDS[type].safeParse(request.data.body);
  if (!body.success) return { ok: false, problem: problemOfSchema(body.error, 'body') };
  try {
    const commandId = asId<CommandId>(request.data.commandId);
    // The body was parsed by the schema of this very command.
    const result: Result<unknown> = await customerCommands[type](
      { centre, guest, commandId },
      body.data as never,
    );
    if (result.ok) return { ok: true, answer: result.value };
    return { ok: false, problem: problemOfRefusal(result.refusal) };
  } catch (failure) {
    const translated = problemOfFailure(failure);
    if (translated.isBug) centre.log.error('chat-command.failed', { type, failure });
    return { ok: false, problem: translated.problem };
  }
}

function isChatCommand(name: string): name is keyof typeof CHAT_COMMANDS {
  return Object.hasOwn(CHAT_COMMANDS, name);
}
