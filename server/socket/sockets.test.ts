import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  applyFrame,
  fromSnapshot,
  type CommandReply,
  type Frame,
  type SubscribeAnswer,
} from '@zentrale/protocol';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Caller } from '../testing/caller.ts';
import { BERGWERK, signIn, type CastMember } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { openSocket } from '../testing/sockets.ts';
import { until, visit } from '../testing/story.ts';
import { personRoom } from './desk-namespace.ts';
import { WAITING_BYTES_MAX } from './slow-readers.ts';

let open: OpenCentre;
let supervisor: Caller;
const opened: Socket[] = [];

beforeAll(async () => {
  open = await openCentre();
  supervisor = await signedIn(BERGWERK.supervisor);
});
afterAll(async () => {
  for (const socket of opened) socket.disconnect();
  await open.close();
});

async function signedIn(who: CastMember): Promise<Caller> {
  return new Caller(open, { cookie: await signIn(open, BERGWERK, who) });
}

async function desk(who: Caller, headers: Record<string, string> = {}): Promise<Socket> {
  const socket = await openSocket(open, who, { headers });
  opened.push(socket);
  return socket;
}

const subscribe = (socket: Socket, request: object) =>
  socket.emitWithAck('subscribe', request) as Promise<SubscribeAnswer>;

const send = (socket: Socket, type: string, body: unknown, commandId: string = randomUUID()) =>
  socket.emitWithAck('command', { commandId, type, body }) as Promise<CommandReply>;

const note = (conversationId: string, text: string) => ({
  conversationId,
  text,
  visibility: 'internal',
});

describe('the desk’s door', () => {
  test('opens to a session only', async () => {
    const forged = { cookie: 'zentrale_session=made-up' };
    await expect(desk(new Caller(open))).rejects.toThrow('sign-in.required');
    await expect(desk(new Caller(open, forged))).rejects.toThrow('sign-in.required');
  });

  test('opens to our own pages only', async () => {
    const foreign = { origin: 'https://evil.example' };
    await expect(desk(supervisor, foreign)).rejects.toThrow('origin.forbidden');
    expect((await desk(supervisor, { origin: open.url })).connected).toBe(true);
  });

  test('does not open to a customer’s key, nor the widget’s to our session', async () => {
    const { chatToken } = await visit(open, BERGWERK);
    const anonymous = new Caller(open);
    const chat = { namespace: 'chat' } as const;
    await expect(openSocket(open, anonymous, { token: chatToken })).rejects.toThrow('sign-in');
    await expect(openSocket(open, supervisor, chat)).rejects.toThrow('sign-in.required');
    const own = await openSocket(open, anonymous, { ...chat, token: chatToken });
    opened.push(own);
    expect(await subscribe(own, { topic: 'chat' })).toMatchObject({ ok: true });
    const inside = await subscribe(own, { topic: 'people' });
    expect(inside).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    const command = await send(own, 'set-ready', {});
    expect(command).toMatchObject({ ok: false, problem: { kind: 'command.unknown' } });
  });
});

describe('a client that lost its connection', () => {
  test('gets the frames it missed, and ends with what a snapshot shows', async () => {
    const { conversationId } = await visit(open, BERGWERK);
    const topic = `conversation/${conversationId}`;
    const first = await desk(supervisor);
    const answer = await subscribe(first, { topic });
    if (!answer.ok || !('snapshot' in answer)) throw new Error('a first subscriber gets it all');
    let mine = fromSnapshot(answer.snapshot);
    first.disconnect();
    for (const text of ['one', 'two']) {
      const written = await supervisor.sendCommand('send-message', note(conversationId, text));
      expect(written.status).toBe(200);
    }
    const second = await desk(supervisor);
    const missed = await until('both messages', async () => {
      const { epoch, version } = mine;
      const resumed = await subscribe(second, { topic, epoch, version });
      if (!resumed.ok || !('frames' in resumed)) throw new Error('frames are still kept');
      return /"one".*"two"/s.test(JSON.stringify(resumed.frames)) ? resumed.frames : undefined;
    });
    for (const frame of missed) {
      const next = applyFrame(mine, frame);
      if (next === 'gap') throw new Error('no frame may be missing');
      mine = next;
    }
    const fresh = await subscribe(await desk(supervisor), { topic });
    if (!fresh.ok || !('snapshot' in fresh)) throw new Error('a snapshot');
    const { entries, version } = fromSnapshot(fresh.snapshot);
    const sorted = (map: ReadonlyMap<string, unknown>) =>
      new Map([...map].toSorted(([a], [b]) => a.localeCompare(b)));
    expect([version, sorted(mine.entries)]).toEqual([mine.version, sorted(entries)]);
  });

  test('of another epoch or of a future gets a snapshot', async () => {
    const socket = await desk(supervisor);
    const topic = 'people';
    const answer = await subscribe(socket, { topic });
    if (!answer.ok || !('snapshot' in answer)) throw new Error('a snapshot');
    const { epoch, version } = answer.snapshot;
    expect(await subscribe(socket, { topic, epoch, version })).toMatchObject({ frames: [] });
    const stale = await subscribe(socket, { topic, epoch: 'of another process', version });
    expect(stale).toHaveProperty('snapshot');
    expect(await subscribe(socket, { topic, epoch, version: version + 9 })).toHaveProperty(
      'snapshot',
    );
  });

  test('hears what happens from now on', async () => {
    const { conversationId } = await visit(open, BERGWERK);
    const socket = await desk(supervisor);
    const frames: Frame[] = [];
    socket.on('frame', (frame: Frame) => frames.push(frame));
    await subscribe(socket, { topic: `conversation/${conversationId}` });
    await send(socket, 'send-message', note(conversationId, 'heard'));
    await until('the frame', () => (/"heard"/.test(JSON.stringify(frames)) ? true : undefined));
    socket.emit('unsubscribe', { topic: `conversation/${conversationId}` });
    await send(socket, 'send-message', note(conversationId, 'unheard'));
    await delay(100);
    expect(JSON.stringify(frames)).not.toContain('unheard');
  });
});

describe('a command', () => {
  test('repeated under its id gives the first answer, also through the other door', async () => {
    const { conversationId } = await visit(open, BERGWERK);
    const commandId = randomUUID();
    const body = note(conversationId, 'only once');
    const first = await send(await desk(supervisor), 'send-message', body, commandId);
    expect(first).toMatchObject({ ok: true });
    expect(await send(await desk(supervisor), 'send-message', body, commandId)).toEqual(first);
    const byHttp = await supervisor.sendCommand('send-message', body, commandId);
    expect({ ok: true, answer: byHttp.json }).toEqual(first);
    const read = await supervisor.ask(`/api/v1/conversations/${conversationId}`);
    expect(read.text.split('only once')).toHaveLength(2);
  });

  test('that makes no sense is refused with the place', async () => {
    const socket = await desk(supervisor);
    const refusal = async (request: unknown) => {
      const reply = (await socket.emitWithAck('command', request)) as CommandReply;
      return reply.ok ? null : [reply.problem.kind, reply.problem.field];
    };
    const commandId = randomUUID();
    expect(await refusal('nonsense')).toEqual(['request.invalid', 'command']);
    expect(await refusal({ type: 'set-ready', body: {} })).toEqual([
      'request.invalid',
      'command.commandId',
    ]);
    expect(await refusal({ commandId, type: 'constructor', body: {} })).toEqual([
      'command.unknown',
      'type',
    ]);
    expect(await refusal({ commandId, type: 'set-ready', body: { now: true } })).toEqual([
      'request.invalid',
      'body.now',
    ]);
    const topic = { ok: false, problem: { kind: 'request.invalid', field: 'subscribe.topic' } };
    expect(await subscribe(socket, { topic: '../people' })).toMatchObject(topic);
    socket.emit('subscribe');
    socket.emit('command', { commandId });
    socket.emit('unsubscribe', null);
    expect(await subscribe(socket, { topic: 'people' })).toMatchObject({ ok: true });
  });

  test('after very many others has to wait', async () => {
    const socket = await desk(supervisor);
    const replies = await Promise.all(
      Array.from({ length: 130 }, () => send(socket, 'mark-read', { conversationId: 'x', seq: 0 })),
    );
    const kinds = replies.map((reply) => (reply.ok ? 'ok' : reply.problem.kind));
    expect(kinds.filter((kind) => kind === 'conversation.unknown')).toHaveLength(120);
    expect(kinds.filter((kind) => kind === 'request.rate-limited')).toHaveLength(10);
    // Others are not held up by it.
    const other = await send(await desk(supervisor), 'mark-read', { conversationId: 'x', seq: 0 });
    expect(other).toMatchObject({ problem: { kind: 'conversation.unknown' } });
  });
});

test('signing out closes all the person’s sockets, and nobody else’s', async () => {
  const administrator = await signedIn(BERGWERK.administrator);
  const sockets = [await desk(administrator), await desk(administrator)];
  const other = await desk(supervisor);
  const told = sockets.map((socket) => new Promise((hear) => socket.once('signed-out', hear)));
  const closed = sockets.map((socket) => new Promise((hear) => socket.once('disconnect', hear)));
  await administrator.ask('/api/v1/session', { method: 'DELETE' });
  await Promise.all([...told, ...closed]);
  expect(other.connected).toBe(true);
  await expect(desk(administrator)).rejects.toThrow('sign-in.required');
});

test('a client that never reads is cut, and costs nobody else anything', async () => {
  const lazy = await desk(await signedIn(BERGWERK.expert));
  const honest = await desk(supervisor);
  const connectionCount = () =>
    new Promise<number>((tell) => open.app.server.getConnections((_failure, count) => tell(count)));
  const countBefore = await connectionCount();
  const room = (who: CastMember) => personRoom({ ...BERGWERK, personId: who.personId });
  // Below socket.io there is a WebSocket, below that a connection that can be left unread.
  const { transport } = lazy.io.engine as unknown as { transport: { ws: { pause(): void } } };
  transport.ws.pause();
  const sockets = await open.centre.io.of('/desk').in(room(BERGWERK.expert)).fetchSockets();
  expect(sockets).toHaveLength(1);
  let received = 0;
  honest.on('frame', () => (received += 1));
  const large = 'x'.repeat(100_000);
  let sent = 0;
  const isThere = async () =>
    (await open.centre.io.of('/desk').in(room(BERGWERK.expert)).fetchSockets()).length > 0;
  for (; sent < 400 && (await isThere()); sent += 1) {
    const rooms = [room(BERGWERK.expert), room(BERGWERK.supervisor)];
    open.centre.io.of('/desk').to(rooms).emit('frame', { large });
    await delay(1);
  }
  // What the operating system itself keeps on the way is some megabytes.
  expect(sent * large.length).toBeGreaterThan(WAITING_BYTES_MAX);
  expect(sent * large.length).toBeLessThan(WAITING_BYTES_MAX + 12_000_000);
  await until('all frames', () => (received === sent ? true : undefined));
  expect(honest.connected).toBe(true);
  // Nor does what is left of it stay in memory until the line is given up.
  await until('the end of the line', async () =>
    (await connectionCount()) < countBefore ? true : undefined,
  );
});

test('one packet may be larger than what may wait', async () => {
  const reader = await desk(supervisor);
  const room = personRoom({ ...BERGWERK, personId: BERGWERK.supervisor.personId });
  let receivedBytes = 0;
  reader.on('frame', ({ large }: { large: string }) => (receivedBytes += large.length));
  for (const bytes of [5_000_000, 10, 10]) {
    open.centre.io
      .of('/desk')
      .to(room)
      .emit('frame', { large: 'x'.repeat(bytes) });
  }
  await until('all of it', () => (receivedBytes === 5_000_020 ? true : undefined));
  expect(reader.connected).toBe(true);
});
