import { afterAll, beforeAll, expect, test } from 'vitest';
import { Caller } from '../testing/caller.ts';
import { BERGWERK } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';

let open: OpenCentre;
beforeAll(async () => {
  open = await openCentre();
});
afterAll(() => open.close());

test('a site that names its origins is served to them alone', async () => {
  const { centre } = open;
  await centre.store.transact(BERGWERK.tenantId, async (tx) => {
    const site = (await centre.channels.accounts(tx)).find(({ kind }) => kind === 'web-chat');
    if (site === undefined) throw new Error('the demo has its site');
    const settings = { ...site.settings, origins: ['https://shop.example'] };
    await centre.channels.saveAccount(tx, { ...site, settings });
  });
  const visitor = new Caller(open);
  const url = `/api/v1/visitor/widget?siteKey=${BERGWERK.siteKey}`;
  const from = (origin: string) => visitor.ask(url, { headers: { origin } });
  expect((await from('https://shop.example')).status).toBe(200);
  const stranger = await from('https://elsewhere.example');
  expect([stranger.status, stranger.problem.kind, stranger.problem.field]).toEqual([
    403,
    'origin.forbidden',
    'siteKey',
  ]);
  expect((await visitor.ask(url)).status).toBe(403);
});
