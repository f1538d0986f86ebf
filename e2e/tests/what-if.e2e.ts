import { expect, test, type Page } from '@playwright/test';
import { FloorScreen } from '../screens/floor.ts';
import { signInColleague } from '../support/cast.ts';
import { openDesk, startChat } from '../support/people.ts';
import { ServerProcess } from '../support/server-process.ts';
import { acceptNext, chatForm, finish } from '../support/work.ts';

let server: ServerProcess;
const CUSTOMER_COUNT = 6;

test.beforeAll(async () => {
  server = await ServerProcess.prepare();
  await server.start();
  // A short morning: customers come one after the other, one agent helps them.
  const mara = await openDesk(server, 'mara@bergwerk.example');
  await mara.command('set-ready', {});
  for (let count = 0; count < CUSTOMER_COUNT; count += 1) {
    await startChat(server, chatForm());
    const { interactionId } = await acceptNext(mara);
    await finish(mara, interactionId);
  }
  mara.close();
});
test.afterAll(async () => {
  await server.dispose();
});

const result = (page: Page) => page.getByRole('region', { name: 'Result' });
const wish = (page: Page) => page.getByRole('textbox', { name: 'What would be otherwise' });
const simulate = (page: Page) => page.getByRole('button', { name: 'Simulate', exact: true });

test('a supervisor asks what two agents more would have changed, and sees it by queue', async ({
  browser,
}) => {
  const ruth = await signInColleague(browser, server, 'ruth@bergwerk.example', { language: 'en' });
  const { page, watch } = ruth;
  await new FloorScreen(page, ruth.words).open(server.url, '/what-if');

  await expect(simulate(page)).toBeDisabled();
  await page.getByRole('button', { name: 'two agents more' }).click();
  await expect(wish(page)).toHaveValue('agents +2');
  await page.getByRole('button', { name: 'three chats at a time' }).click();
  await wish(page).press('Enter');
  const heading = result(page).getByRole('heading', { level: 2 }).first();
  await expect(heading).toHaveText('Today with agents +2, chat concurrency 3');
  await expect(result(page)).toContainText(`${CUSTOMER_COUNT} customers came`);
  const answered = result(page).getByRole('row', { name: /^Answered / });
  await expect(answered.getByRole('cell').first()).toHaveText(String(CUSTOMER_COUNT));
  await expect(result(page)).toContainText('Mara Lindner');

  await result(page).getByRole('button', { name: 'Rechnung', exact: true }).click();
  await expect(result(page)).toContainText('0 customers came');
  expect(watch.complaints).toEqual([]);
  await ruth.context.close();
});

test('what is not understood is said beside the field, with what is wrong', async ({ browser }) => {
  const ruth = await signInColleague(browser, server, 'ruth@bergwerk.example', { language: 'en' });
  const { page } = ruth;
  await new FloorScreen(page, ruth.words).open(server.url, '/what-if');
  await wish(page).fill('more coffee');
  await simulate(page).click();
  await expect(wish(page)).toHaveAccessibleDescription(
    'This cannot be understood: more coffee. Look at the examples.',
  );
  await expect(wish(page)).toHaveValue('more coffee');

  await wish(page).fill('arrivals +10% in Nowhere');
  await wish(page).press('Enter');
  await expect(wish(page)).toHaveAccessibleDescription(
    'That day had no queue of the name Nowhere.',
  );
  await ruth.context.close();
});
