import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConversationView, MessageView, QueueView } from '@zentrale/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LiveClient } from '../support/live-client.ts';
import { openChat, openDesk, signIn, startChat } from '../support/people.ts';
import { ServerProcess } from '../support/server-process.ts';
import { RoutineAgent } from './routine-agent.ts';

const ROUNDS = Number(process.env['ZENTRALE_CRASH_ROUNDS'] ?? 30);
const CUSTOMER_NUMBER = '+4915112345601';
const MESSAGES_PER_CHAT = 3;

interface Chat {
  readonly conversationId: string;
  readonly client: LiveClient;
  /** Client ids the server confirmed. */
  readonly confirmed: string[];
}

interface PhoneMessage {
  readonly sid: string;
  readonly direction: 'inbound' | 'outbound-api';
  readonly body: string;
  readonly webhook: { readonly httpStatus: number | null } | null;
}

describe(`killed ${ROUNDS} times at random moments`, () => {
  let server: ServerProcess;
  const agents: RoutineAgent[] = [];
  const chats: Chat[] = [];
  const smsBodies: string[] = [];

  beforeAll(async () => {
    server = await ServerProcess.prepare({ ZENTRALE_CUSTOMER_GONE_SECONDS: '600' });
    await server.start();
    for (const name of ['mara', 'jonas']) {
      const agent = new RoutineAgent(name, await openDesk(server, `${name}@bergwerk.example`));
      agent.start();
      agents.push(agent);
    }
  });

  afterAll(async () => {
    await Promise.all(agents.map((agent) => agent.stop()));
    for (const { client } of chats) client.close();
    await server.dispose();
  });

  test('nothing that was acknowledged is lost, and nothing is done twice', async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const work = play(round);
      await sleep(randomInt(50, 2500));
      // Every third time the database dies with the server, as in a power cut.
      if (round % 3 === 0) await killDatabase(server);
      await server.kill();
      await server.start();
      await work;
    }
    await everythingSettled();

    await expectWholeConversations();
    await expectMessagesOutOnce();
    await expectNobodyWaits();
  });

  /** One customer with a chat and one with an SMS, from before the kill until after it. */
  async function play(round: number): Promise<void> {
    const sms = `SMS ${round}`;
    smsBodies.push(sms);
    await Promise.all([writeSms(sms), chat(round)]);
  }

  async function chat(round: number): Promise<void> {
    const started = await startChat(server, {
      startId: `start-of-crash-round-${round}`,
      name: `Kundin ${round}`,
      email: `kundin${round}@example.org`,
      topicId: round % 2 === 0 ? 'returns' : 'delivery',
      text: `Frage ${round}`,
    });
    const client = await openChat(server, started);
    const confirmed: string[] = [];
    chats.push({ conversationId: started.conversationId, client, confirmed });
    for (let count = 1; count <= MESSAGES_PER_CHAT; count += 1) {
      const clientId = `round-${round}-message-${count}`;
      const reply = await client.command('send-chat-message', { text: clientId }, clientId);
      if (reply.ok) confirmed.push(clientId);
      // An agent may have completed the chat already; nothing else may keep a message out.
      else expect(reply.problem.kind).toBe('conversation.closed');
    }
  }

  /** The telephone repeats what the centre did not take, as a provider does. */
  async function writeSms(body: string): Promise<void> {
    for (;;) {
      const sent = (await phoneMessages()).find((message) => message.body === body);
      const status = sent?.webhook?.httpStatus ?? null;
      if (status !== null && status < 300) return;
      if (sent === undefined) await post('/phone/messages', { from: CUSTOMER_NUMBER, body });
      else await post(`/phone/messages/${sent.sid}/again`, {});
      await sleep(100);
    }
  }

  async function post(path: string, body: unknown): Promise<void> {
    await fetch(`${server.demoUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(3000),
    }).catch(() => {
      // The demo dies with the server; whoever writes tries again.
    });
  }

  async function phoneMessages(): Promise<PhoneMessage[]> {
    const file = join(server.dataFolder, 'demo', 'phones.json');
    const text = await readFile(file, 'utf8').catch(() => '{"messages":[]}');
    return (JSON.parse(text) as { messages: PhoneMessage[] }).messages;
  }

  /** All customers answered and all work completed: then the centre is as quiet as before. */
  async function everythingSettled(): Promise<void> {
    const deadline = Date.now() + 90_000;
    while (Date.now() < deadline) {
      const queues = await floorQueues();
      const isQuiet = queues.every(
        ({ waitingCount, offeredCount, activeCount }) =>
          waitingCount + offeredCount + activeCount === 0,
      );
      if (isQuiet && queues.length > 0) return;
      await sleep(500);
    }
    throw new Error(`work is left: ${JSON.stringify(await floorQueues())}`);
  }

  async function floorQueues(): Promise<QueueView[]> {
    const { LiveClient } = await import('../support/live-client.ts');
    const cookie = await signIn(server.url, 'ruth@bergwerk.example');
    const floor = new LiveClient(`${server.url}/desk`, { cookie });
    await floor.watch('floor');
    const queues = floor.entries<QueueView>('floor', 'queue:');
    floor.close();
    return queues;
  }

  async function expectWholeConversations(): Promise<void> {
    const cookie = await signIn(server.url, 'mara@bergwerk.example');
    for (const { conversationId, confirmed } of chats) {
      const { messages } = await readConversation(cookie, conversationId);
      expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
      const clientIds = messages.flatMap(({ clientId }) => clientId ?? []);
      expect(new Set(clientIds).size).toBe(clientIds.length);
      expect(clientIds).toEqual(expect.arrayContaining(confirmed));
      for (const agent of agents) {
        const answers = agent.ledger.answers.get(conversationId) ?? new Set();
        expect(clientIds).toEqual(expect.arrayContaining([...answers]));
      }
      const shown = new Set(
        chats
          .find((chat) => chat.conversationId === conversationId)
          ?.client.entries<MessageView>('chat', 'message:')
          .map(({ messageId }) => messageId),
      );
      const visible = messages.filter(({ visibility }) => visibility === 'public');
      expect([...shown].toSorted()).toEqual(visible.map(({ messageId }) => messageId).toSorted());
    }
  }

  async function expectMessagesOutOnce(): Promise<void> {
    const onPhones = await phoneMessages();
    const received = onPhones.filter(({ direction }) => direction === 'outbound-api');
    const bodies = received.map(({ body }) => body);
    expect(new Set(bodies).size).toBe(bodies.length);
    const cookie = await signIn(server.url, 'mara@bergwerk.example');
    const sms = await smsConversation(cookie);
    const inbound = sms.messages
      .filter(({ direction }) => direction === 'in')
      .map(({ text }) => text);
    expect(inbound.toSorted()).toEqual([...smsBodies].toSorted());
    const outbound = sms.messages
      .filter(({ direction }) => direction === 'out')
      .map(({ text }) => text);
    expect(bodies.toSorted()).toEqual(outbound.toSorted());
  }

  async function smsConversation(cookie: string) {
    const ids = new Set(agents.flatMap((agent) => [...agent.ledger.answers.keys()]));
    for (const id of ids) {
      const read = await readConversation(cookie, id);
      if (read.conversation.channel === 'sms') return read;
    }
    throw new Error('no SMS conversation was answered');
  }

  async function readConversation(cookie: string, id: string) {
    const response = await fetch(`${server.url}/api/v1/conversations/${id}`, {
      headers: { cookie },
    });
    expect(response.status).toBe(200);
    // The answer is what the API document says.
    return (await response.json()) as { conversation: ConversationView; messages: MessageView[] };
  }

  async function expectNobodyWaits(): Promise<void> {
    const completed = agents.flatMap((agent) => [...agent.ledger.completed]);
    expect(new Set(completed).size).toBe(completed.length);
    const queues = await floorQueues();
    const arrived = queues.reduce((sum, { arrivedCount }) => sum + arrivedCount, 0);
    const answered = queues.reduce((sum, { answeredCount }) => sum + answeredCount, 0);
    expect(answered).toBe(arrived);
    expect(arrived).toBeGreaterThan(ROUNDS);
  }
});

async function killDatabase(server: ServerProcess): Promise<void> {
  const file = join(server.dataFolder, 'postgres', 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8')).split('\n')[0]);
  process.kill(pid, 'SIGKILL');
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
