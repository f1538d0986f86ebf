import { ERROR_KINDS, type Problem } from '@zentrale/protocol/errors';
import type { CommandInput, CommandType } from '@zentrale/protocol/commands';
import {
  SOCKET_EVENTS,
  type CallFrame,
  type CallInput,
  type CallReply,
  type CommandReply,
  type Frame,
  type SubscribeAnswer,
} from '@zentrale/protocol/socket';
import { io } from 'socket.io-client';
import { create } from 'zustand';
import { tellSignInRequired } from '../api/client.ts';
import { noteServerNow } from './clock.ts';
import { CommandQueue, type Outcome } from './command-queue.ts';
import { TopicHub } from './topic-hub.ts';

const ANSWER_WITHIN_MS = 5_000;
/** An open socket may be dead for minutes after Wi-Fi loss or sleep; this bounds the doubt. */
const HEARTBEAT_MS = 10_000;

/** `sinceAt` is this browser's clock. */
export const useConnection = create<{ isOnline: boolean; sinceAt: number }>(() => ({
  isOnline: false,
  sinceAt: Date.now(),
}));

const socket = io('/desk', {
  autoConnect: false,
  transports: ['websocket', 'polling'],
  reconnectionDelay: 300,
  reconnectionDelayMax: 3_000,
});

export const topics = new TopicHub({
  subscribe: (request) =>
    socket
      .timeout(ANSWER_WITHIN_MS)
      .emitWithAck(SOCKET_EVENTS.subscribe, request) as Promise<SubscribeAnswer>,
  unsubscribe: (topic) => {
    if (socket.connected) socket.emit(SOCKET_EVENTS.unsubscribe, { topic });
  },
  onServerNow: noteServerNow,
});

const commands = new CommandQueue({
  isConnected: () => socket.connected,
  send: (request) =>
    socket
      .timeout(ANSWER_WITHIN_MS)
      .emitWithAck(SOCKET_EVENTS.command, request) as Promise<CommandReply>,
  isWorthRepeating: (problem: Problem) => {
    if (problem.kind === 'sign-in.required') {
      tellSignInRequired();
      return true;
    }
    return (
      problem.kind in ERROR_KINDS &&
      problem.kind !== 'request.rate-limited' &&
      ERROR_KINDS[problem.kind as keyof typeof ERROR_KINDS].retry
    );
  },
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  mintId: () => crypto.randomUUID(),
});

/** Asks for something; resolves when the server has said yes or no, however long that takes. */
export function sendCommand<Type extends CommandType>(
  type: Type,
  body: CommandInput<Type>,
  commandId?: string,
): Promise<Outcome<Type>> {
  return commands.send(type, body, commandId);
}

/** Signalling of calls; `null` where no answer came. */
export async function askCall(request: CallInput): Promise<CallReply | null> {
  if (!socket.connected) return null;
  try {
    return (await socket
      .timeout(ANSWER_WITHIN_MS)
      .emitWithAck(SOCKET_EVENTS.call, request)) as CallReply;
  } catch {
    return null;
  }
}

/** What the centre adds to calls or takes from them; returns what ends the listening. */
export function onCallFrame(hear: (frame: CallFrame) => void): () => void {
  socket.on(SOCKET_EVENTS.callMedia, hear);
  return () => void socket.off(SOCKET_EVENTS.callMedia, hear);
}

/** For signs of life that are worth nothing later, such as typing: sent once or not at all. */
export function sendFleeting(type: 'show-typing', body: CommandInput<'show-typing'>): void {
  if (!socket.connected) return;
  socket.volatile.emit(
    SOCKET_EVENTS.command,
    { commandId: crypto.randomUUID(), type, body },
    () => {},
  );
}

function setOnline(isOnline: boolean): void {
  if (useConnection.getState().isOnline === isOnline) return;
  useConnection.setState({ isOnline, sinceAt: Date.now() });
}

async function checkPulse(): Promise<void> {
  if (!socket.connected) {
    if (socket.active || isStarted) socket.connect();
    return;
  }
  try {
    const desk = topics.read('desk').collection;
    const answer = (await socket.timeout(ANSWER_WITHIN_MS).emitWithAck(SOCKET_EVENTS.subscribe, {
      topic: 'desk',
      ...(desk ? { epoch: desk.epoch, version: desk.version } : {}),
    })) as SubscribeAnswer;
    setOnline(true);
    if (answer.ok && 'frames' in answer) {
      noteServerNow(answer.serverNow);
      for (const frame of answer.frames) topics.receive(frame);
    } else if (answer.ok) {
      void topics.resync();
    }
  } catch {
    setOnline(false);
    socket.disconnect().connect();
  }
}

let isStarted = false;

/** Connects with the session cookie; to be called once somebody is signed in. */
export function startDesk(): void {
  if (isStarted) return;
  isStarted = true;
  socket.on('connect', () => {
    setOnline(true);
    void topics.resync();
    commands.repeatAll();
  });
  socket.on('disconnect', (reason) => {
    setOnline(false);
    // The server closed on purpose (drain or session end): socket.io waits to be asked again.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 500);
  });
  socket.on('connect_error', (failure: Error & { data?: Partial<Problem> }) => {
    setOnline(false);
    const kind = failure.data?.kind ?? failure.message;
    if (kind === 'sign-in.required') tellSignInRequired();
    if (!socket.active) setTimeout(() => socket.connect(), 2_000);
  });
  socket.on(SOCKET_EVENTS.frame, (frame: Frame) => topics.receive(frame));
  socket.on(SOCKET_EVENTS.signedOut, tellSignInRequired);
  window.addEventListener('online', () => void checkPulse());
  window.addEventListener('offline', () => setOnline(false));
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void checkPulse();
  });
  setInterval(() => void checkPulse(), HEARTBEAT_MS);
  socket.connect();
}

/** After signing in again in place: a new handshake carries the new cookie. */
export function reconnectDesk(): void {
  socket.disconnect().connect();
}
