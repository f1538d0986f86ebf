import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { MessageView, OfferView } from '@zentrale/protocol';
import type { LiveClient } from '../support/live-client.ts';
import { openChat, openDesk, startChat } from '../support/people.ts';
import { ServerProcess } from '../support/server-process.ts';
import { hireAgents } from './crowd.ts';

// How long a person waits for what somebody else did, through the whole product: 50 agents and 50
// customers on one server process with its embedded store, the clients in this process. Also how
// fast it starts and how much memory it takes.

const AGENTS = 50;
const CHATS = 50;
const MESSAGES_PER_CHAT = 10;
// About what 50 people in conversation write.
const PAUSE_MS = 2000;

const server = await ServerProcess.prepare({ ZENTRALE_CUSTOMER_GONE_SECONDS: '600' });
try {
  const coldMs = await server.start();
  await server.stop();
  const emails = await hireAgents(server, AGENTS);
  const warmMs = await server.start();
  console.log(`start: first ${seconds(coldMs)} (new store, demo centre), again ${seconds(warmMs)}`);
  await sleep(3000);
  console.log(`memory idle: ${memory(server)}`);

  const desks: LiveClient[] = [];
  for (const email of emails) {
    const desk = await openDesk(server, email);
    await desk.command('set-ready', {});
    desks.push(desk);
  }
  const { offerMs, pairs } = await offers(desks);
  console.log(`offer, from the customer's request to the agent's desktop: ${percentiles(offerMs)}`);
  const talkedAt = performance.now();
  const messageMs = (await Promise.all(pairs.map(talk))).flat();
  const rate = (messageMs.length * 1000) / (performance.now() - talkedAt);
  console.log(
    `chat message, to the other side, at ${rate.toFixed(0)}/s: ${percentiles(messageMs)}`,
  );
  console.log(`memory with ${AGENTS + CHATS} sockets: ${memory(server)}`);
  for (const { desk, chat } of pairs) {
    desk.close();
    chat.close();
  }
} finally {
  await server.dispose();
}

interface Pair {
  readonly conversationId: string;
  readonly desk: LiveClient;
  readonly chat: LiveClient;
}

async function offers(desks: readonly LiveClient[]): Promise<{ offerMs: number[]; pairs: Pair[] }> {
  const offerMs: number[] = [];
  const pairs: Pair[] = [];
  const taken = new Set<string>();
  for (let index = 0; index < CHATS; index += 1) {
    const seen = nextOffer(desks, taken);
    const askedAt = performance.now();
    const started = await startChat(server, {
      startId: `bench-start-${String(index).padStart(8, '0')}`,
      name: `Kunde ${index}`,
      email: `kunde${index}@example.org`,
      topicId: 'returns',
      text: 'Wie geht die Rückgabe?',
    });
    const { desk, offer, at } = await seen;
    offerMs.push(at - askedAt);
    taken.add(offer.offerId);
    const accepted = await desk.command('accept-offer', { offerId: offer.offerId });
    if (!accepted.ok) throw new Error(`not accepted: ${accepted.problem.kind}`);
    await desk.watch(`conversation/${started.conversationId}`);
    pairs.push({
      conversationId: started.conversationId,
      desk,
      chat: await openChat(server, started),
    });
  }
  return { offerMs, pairs };
}

/** The next offer on any desktop; a desktop may still show one it has accepted already. */
function nextOffer(
  desks: readonly LiveClient[],
  taken: ReadonlySet<string>,
): Promise<{ desk: LiveClient; offer: OfferView; at: number }> {
  return Promise.race(
    desks.map(async (desk) => {
      const find = () =>
        desk.entries<OfferView>('desk', 'offer:').find(({ offerId }) => !taken.has(offerId));
      const offer = await desk
        .until('an offer', find, 30_000)
        .catch(() => new Promise<never>(() => {}));
      return { desk, offer, at: performance.now() };
    }),
  );
}

/** Both sides write in turn; answers how long each message took to the other's screen. */
async function talk({ conversationId, desk, chat }: Pair): Promise<number[]> {
  const took: number[] = [];
  const topic = `conversation/${conversationId}`;
  await sleep(Math.random() * PAUSE_MS);
  for (let count = 0; count < MESSAGES_PER_CHAT; count += 1) {
    const isCustomer = count % 2 === 0;
    const id = crypto.randomUUID();
    const sentAt = performance.now();
    const arrived = (isCustomer ? desk : chat).until(`message ${id}`, () =>
      (isCustomer ? desk : chat)
        .entries<MessageView>(isCustomer ? topic : 'chat', 'message:')
        .find(({ clientId }) => clientId === id),
    );
    if (isCustomer) await chat.command('send-chat-message', { text: `Frage ${count}` }, id);
    else await desk.command('send-message', { conversationId, text: `Antwort ${count}` }, id);
    await arrived;
    took.push(performance.now() - sentAt);
    await sleep(PAUSE_MS);
  }
  return took;
}

/** Proportional set size of the server and its database, from the kernel. */
function memory({ processId, dataFolder }: ServerProcess): string {
  const database = execFileSync('pgrep', ['-f', '--', `-D ${dataFolder}/postgres`])
    .toString()
    .trim();
  const [postmaster = ''] = database.split('\n');
  const children = execFileSync('pgrep', ['-P', postmaster]).toString().trim().split('\n');
  const databaseKb = [postmaster, ...children].reduce((sum, pid) => sum + proportionalKb(pid), 0);
  const serverKb = proportionalKb(String(processId));
  const mb = (kb: number) => `${Math.round(kb / 1024)} MB`;
  return `server ${mb(serverKb)}, database ${mb(databaseKb)}, together ${mb(serverKb + databaseKb)}`;
}

function proportionalKb(pid: string): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0);
}

function percentiles(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return `p50 ${at(0.5).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms, n ${sorted.length}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
