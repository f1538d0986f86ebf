import { afterAll, beforeAll, expect, test } from 'vitest';
import { Caller, type Answer } from '../testing/caller.ts';
import { BERGWERK, signIn } from '../testing/cast.ts';
import { NEIGHBOUR } from '../testing/neighbour.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { openSocket } from '../testing/sockets.ts';
import { visit } from '../testing/story.ts';

const KEYS = '/api/v1/api-keys';

let open: OpenCentre;
let administrator: Caller;
let neighbour: Caller;

beforeAll(async () => {
  open = await openCentre({ hasNeighbour: true });
  administrator = new Caller(open, {
    cookie: await signIn(open, BERGWERK, BERGWERK.administrator),
  });
  neighbour = new Caller(open, { cookie: await signIn(open, NEIGHBOUR, NEIGHBOUR.administrator) });
});
afterAll(() => open.close());

async function made(name: string): Promise<{ apiKeyId: string; key: string; program: Caller }> {
  const answer = await administrator.post(KEYS, { name });
  expect([answer.status, answer.headers['cache-control']]).toEqual([201, 'no-store']);
  const { apiKeyId, key } = answer.json as { apiKeyId: string; key: string };
  return { apiKeyId, key, program: new Caller(open, { authorization: `Bearer ${key}` }) };
}

const itemsOf = ({ json }: Answer) => (json as { items: { apiKeyId: string }[] }).items;
const revoke = (who: Caller, id: string) => who.ask(`${KEYS}/${id}`, { method: 'DELETE' });

test('a key is shown once and listed without itself', async () => {
  const { apiKeyId, key } = await made(' Warehouse ');
  const list = await administrator.ask(KEYS);
  expect(itemsOf(list)).toContainEqual({
    apiKeyId,
    name: 'Warehouse',
    createdAt: expect.any(Number) as number,
  });
  expect(list.text).not.toContain(key);
  const [stored] = await open.centre.store.system((queries) =>
    queries.query<{ row: string }>(`select k::text as row from api_keys k where api_key_id = $1`, [
      apiKeyId,
    ]),
  );
  expect(stored?.row).not.toContain(key);
  for (const body of [{}, { name: ' ' }, { name: 'x'.repeat(121) }, { name: 'a', key: 'b' }]) {
    expect((await administrator.post(KEYS, body)).problem.kind).toBe('request.invalid');
  }
});

test('a program with a key reads, and does nothing else', async () => {
  const { key, program } = await made('Reports');
  const { conversationId } = await visit(open, BERGWERK);
  const read = await program.ask(`/api/v1/conversations/${conversationId}`);
  expect(read.status).toBe(200);
  const { customerId } = (read.json as { conversation: { customerId: string } }).conversation;
  expect((await program.ask(`/api/v1/customers/${customerId}`)).status).toBe(200);
  const acts = [
    await program.command('send-message', { conversationId, text: 'Hello' }),
    await program.command('set-ready', {}),
    await program.post(KEYS, { name: 'one more' }),
    await program.ask(KEYS),
    await program.ask(`/api/v1/customers/${customerId}/export`),
    await program.post(`/api/v1/customers/${customerId}/erasure`, { confirm: true }),
  ];
  for (const { status, problem } of acts) {
    expect([status, problem.kind]).toEqual([403, 'role.forbidden']);
  }
  const asCookie = { headers: { cookie: `zentrale_session=${key}` } };
  await expect(openSocket(open, program)).rejects.toThrow('sign-in.required');
  await expect(openSocket(open, asCookie)).rejects.toThrow('sign-in.required');
});

test('a revoked key stops working at once', async () => {
  const { apiKeyId, program } = await made('Short-lived');
  expect((await program.ask('/api/v1/centre')).status).toBe(200);
  expect((await revoke(neighbour, apiKeyId)).status).toBe(404);
  expect(itemsOf(await neighbour.ask(KEYS))).toEqual([]);
  expect((await program.ask('/api/v1/centre')).status).toBe(200);
  expect((await revoke(administrator, apiKeyId)).status).toBe(204);
  const refused = await program.ask('/api/v1/centre');
  expect([refused.status, refused.problem.kind]).toEqual([401, 'sign-in.required']);
  expect((await revoke(administrator, apiKeyId)).status).toBe(404);
  const list = itemsOf(await administrator.ask(KEYS));
  expect(list.map((item) => item.apiKeyId)).not.toContain(apiKeyId);
});

test('the trail says who made and revoked a key', async () => {
  const { apiKeyId } = await made('Audited');
  await revoke(administrator, apiKeyId);
  const trail = await open.centre.store.transact(BERGWERK.tenantId, (tx) =>
    open.centre.directory.auditTrail(tx, { subjectId: apiKeyId }),
  );
  const byPersonId = BERGWERK.administrator.personId;
  expect(trail).toMatchObject([
    { act: 'api-key.revoke', byPersonId },
    { act: 'api-key.create', byPersonId, after: { name: 'Audited' } },
  ]);
});
