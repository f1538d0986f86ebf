import { expect, test } from '@playwright/test';
import { FloorScreen } from '../screens/floor.ts';
import { openVisitor, signInColleague } from '../support/cast.ts';
import { ServerProcess } from '../support/server-process.ts';

let server: ServerProcess;

test.beforeAll(async () => {
  server = await ServerProcess.prepare();
  await server.start();
});
test.afterAll(async () => {
  await server.dispose();
});

const ENGLISH = { language: 'en' } as const;
const WIDE = { language: 'en', viewport: { width: 1920, height: 1080 } } as const;

test('a supervisor sees why somebody waits, coaches the agent, joins, and finds the work again', async ({
  browser,
}) => {
  const ruth = await signInColleague(browser, server, 'ruth@bergwerk.example', WIDE);
  const floor = new FloorScreen(ruth.page, ruth.words);
  await floor.open(server.url);
  await expect(floor.queue('Service')).toBeVisible();

  const lea = await openVisitor(browser, server, ENGLISH);
  await lea.shop.open();
  await lea.widget.open();
  await lea.widget.start({
    name: 'Lea Brandt',
    email: 'lea@example.com',
    topic: 'Delivery',
    text: 'Where is my parcel?',
  });

  await floor.waitingFrom('Lea Brandt').click();
  await expect(floor.panel).toContainText('Why Lea Brandt waits');
  await expect(floor.panel).toContainText('2 are signed out');
  await expect(floor.panel.getByRole('listitem').filter({ hasText: 'Mara Lindner' })).toContainText(
    'signed out',
  );
  await floor.act('Priority');
  await floor.field('Priority').fill('900');
  await floor.confirm('Change priority', 'has called before');
  await expect(floor.waitingFrom('Lea Brandt')).toContainText('Priority 900');

  const mara = await signInColleague(browser, server, 'mara@bergwerk.example', ENGLISH);
  await mara.inbox.becomeReadyByKeyboard();
  await expect(floor.panel).toContainText('offered to Mara Lindner just now');
  await mara.offers.acceptByKeyboard();
  await expect(mara.panel.message('Where is my parcel?')).toBeVisible();
  await expect(floor.panel).toContainText('This waits no longer');

  await floor.work('Mara Lindner', 'Lea Brandt').click();
  await floor.supervise('Coach', 'first week');
  await expect(floor.panel).toContainText('Where is my parcel?');
  await floor.writeTo(floor.note('Mara Lindner'), 'Ask for the order number.');
  await expect(mara.panel.message('Ask for the order number.')).toContainText(
    'Coaching for Mara Lindner',
  );
  await expect(lea.widget.log).not.toContainText('order number');

  await floor.panel.getByText('Barge in', { exact: true }).click();
  await floor.confirm('Barge in', 'the customer is angry');
  await floor.panel.getByText('To the customer', { exact: true }).click();
  await floor.writeTo(floor.message, 'This is Ruth, I look into it.');
  await expect(lea.widget.log).toContainText('This is Ruth, I look into it.');
  await floor.act('Stop');
  await expect(floor.message).toBeHidden();
  await floor.close();
  await expect(floor.page.getByRole('dialog')).toBeHidden();

  await floor.figure('Answered today', 1).click();
  await expect(floor.panel).toContainText('Answered today: 1');
  await expect(floor.panel.getByRole('listitem')).toContainText('Mara Lindner');
  await floor.panel.getByRole('button', { name: 'Lea Brandt' }).click();
  await floor.act('Take over');
  await floor.confirm('Take over', 'I know her');
  await expect(ruth.page).toHaveURL(/\/inbox\//);
  await ruth.panel.reply('Your parcel arrives today.');
  await expect(lea.widget.log).toContainText('Your parcel arrives today.');

  for (const { watch } of [ruth, mara, lea]) expect(watch.complaints).toEqual([]);
  for (const { context } of [ruth, mara, lea]) await context.close();
});

test('a queue warns by thresholds of one’s own, until somebody takes care', async ({ browser }) => {
  const ruth = await signInColleague(browser, server, 'ruth@bergwerk.example', WIDE);
  const floor = new FloorScreen(ruth.page, ruth.words);
  await floor.open(server.url);
  // Mara has gone home: a queue that is open has nobody.
  await expect(floor.alerts.filter({ hasText: 'Alarme' })).toContainText('nobody is signed in');
  await floor.alertsOf('Alarme').click();
  await floor.panel.getByRole('switch', { name: 'Nobody signed in' }).click();
  await floor.act('Save');
  await expect(floor.alerts.filter({ hasText: 'Alarme' })).toBeHidden();
  await expect(floor.panel).toContainText('Thresholds of your centre’s own');
  await floor.close();

  const service = floor.alerts.filter({ hasText: 'Service' });
  await service.getByRole('button', { name: 'I take care' }).first().click();
  await expect(service.first()).toContainText('Ruth Sommer takes care');
  expect(ruth.watch.complaints).toEqual([]);
  await ruth.context.close();
});
