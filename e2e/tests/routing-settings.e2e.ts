import { expect, test, type Browser } from '@playwright/test';
import { RoutingScreen } from '../screens/routing.ts';
import { expectAccessible } from '../support/audit.ts';
import { signInColleague } from '../support/cast.ts';
import { openDesk } from '../support/people.ts';
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

async function openRouting(browser: Browser, email: string) {
  const colleague = await signInColleague(browser, server, email, ENGLISH);
  return { ...colleague, routing: new RoutingScreen(colleague.page, colleague.words) };
}

test('an administrator changes who qualifies, sees what is wrong at once, and takes it back', async ({
  browser,
}) => {
  const { context, watch, routing } = await openRouting(browser, 'paul@bergwerk.example');
  await routing.open(server.url, '/queues/service');
  const requirement = routing.requirement(2);
  await requirement.fill('requested minus');
  await expect(routing.form('Service')).toContainText('Something is missing at the end');
  await expect(requirement).toHaveAttribute('aria-invalid', 'true');
  await requirement.fill('skill.rethurns >= 50');
  await expect(routing.form('Service')).toContainText('There is no skill rethurns.');

  await requirement.fill('');
  await requirement.pressSequentially('skill.ret');
  await expect(routing.suggestion('skill.returns')).toBeVisible();
  await requirement.press('ArrowDown');
  await requirement.press('Enter');
  await requirement.pressSequentially('>= 50');
  await expect(requirement).toHaveValue('skill.returns >= 50');
  await routing.field('Time to accept').fill('45');
  await routing.save();
  await expect(routing.isSaved).toBeVisible();
  await expect(routing.form('Service')).toContainText('Last changed by Paul Brenner');

  await routing.form('Service').getByRole('link', { name: 'History' }).click();
  const change = routing.changes.first();
  await expect(change).toContainText('Paul Brenner changed queue “Service”');
  await expect(change).toContainText('Routing steps · Step 2 · Who qualifies');
  await expect(change).toContainText('skill.returns >= 50');
  await change.getByRole('button').click();
  await expect(routing.dialog).toContainText('30 sec');
  await routing.dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(routing.dialog).toBeHidden();
  await routing.open(server.url, '/queues/service');
  await expect(routing.requirement(2)).toHaveValue('requested minus 20');
  expect(watch.complaints).toEqual([]);
  await context.close();
});

test('two administrators see each other, and nobody overwrites unseen', async ({ browser }) => {
  const paul = await openRouting(browser, 'paul@bergwerk.example');
  const again = await openRouting(browser, 'paul@bergwerk.example');
  await paul.routing.open(server.url, '/queues/advice');
  await again.routing.open(server.url, '/queues/advice');
  await paul.routing.field('Priority').fill('320');
  await again.routing.field('Highest priority').fill('900');
  await again.routing.save();
  await expect(again.routing.isSaved).toBeVisible();

  const banner = paul.page.getByRole('alert').filter({ hasText: 'while you were editing' });
  await expect(banner).toContainText('Paul Brenner changed this');
  await expect(banner).toContainText('Your changes are to other fields.');
  await paul.routing.button('Keep mine, load the rest').click();
  await expect(paul.routing.field('Highest priority')).toHaveValue('900');
  await paul.routing.save();
  await expect(paul.routing.isSaved).toBeVisible();
  // Nothing was being edited there: what was saved simply appears.
  await expect(again.routing.field('Priority')).toHaveValue('320');
  expect([...paul.watch.complaints, ...again.watch.complaints]).toEqual([]);
  await paul.context.close();
  await again.context.close();
});

test('what is not saved is not lost by a click beside', async ({ browser }) => {
  const { context, routing } = await openRouting(browser, 'paul@bergwerk.example');
  await routing.open(server.url, '/queues/billing');
  await routing.field('Priority').fill('260');
  await routing.go('Skills');
  await expect(routing.dialog).toContainText('Leave without saving?');
  await routing.dialog.getByRole('button', { name: 'Keep editing' }).click();
  await expect(routing.field('Priority')).toHaveValue('260');
  await routing.go('Skills');
  await routing.dialog.getByRole('button', { name: 'Leave' }).click();
  await expect(routing.form('Skills')).toBeVisible();

  // A skill that topics ask for stays, and the refusal says why.
  await routing.button('Take {name} away', { name: 'Returns' }).click();
  await routing.save();
  await expect(routing.form('Skills')).toContainText(
    'The skill Returns is still used by the topic returns that customers choose.',
  );
  await routing.button('Discard').click();
  await context.close();
});

test('who would get it now, and why not the others', async ({ browser }) => {
  const ruth = await openRouting(browser, 'ruth@bergwerk.example');
  const jonas = await openDesk(server, 'jonas@bergwerk.example');
  await jonas.command('set-ready', {});
  await ruth.routing.open(server.url, '/preview?queue=service&channel=chat');
  await expect(ruth.routing.answer).toContainText('Jonas Weber would be offered it.');
  await expect(ruth.routing.answer.getByRole('row', { name: /Mara Lindner/ })).toContainText(
    'not signed in',
  );
  await ruth.routing.field('Skills asked for').click();
  await ruth.routing.suggestion('Returns').click();
  await ruth.page.keyboard.press('Escape');
  await ruth.routing.field('{name}: at least', { name: 'Returns' }).fill('75');
  // Jonas has 60: he qualifies once the wish is relaxed by 20.
  await expect(ruth.routing.answer).toContainText('Nobody just now; it would wait.');
  await expect(ruth.routing.answer.getByRole('row', { name: /Jonas Weber/ })).toContainText(
    'Step 2',
  );
  jonas.close();
  await ruth.context.close();
});

test('what is not saved yet can be tried first', async ({ browser }) => {
  const { context, watch, routing } = await openRouting(browser, 'paul@bergwerk.example');
  const jonas = await openDesk(server, 'jonas@bergwerk.example');
  await jonas.command('set-ready', {});
  await routing.open(server.url, '/queues/service');
  await routing.requirement(1).fill('skill.returns >= 95');
  await routing.button('Preview').click();
  await expect(routing.answer).toContainText('Nobody just now; it would wait.');
  await expect(routing.answer).toContainText('As it is saved: Jonas Weber would be offered it.');
  await expectAccessible(routing.page);
  await routing.page.keyboard.press('Escape');
  await expect(routing.dialog).toBeHidden();
  await expect(routing.requirement(1)).toHaveValue('skill.returns >= 95');

  // What is wrong is shown where it stands; what the engine refuses, in the answer.
  await routing.requirement(1).fill('requested minus');
  await routing.button('Preview').click();
  await expect(routing.requirement(1)).toBeFocused();
  await expect(routing.dialog).toBeHidden();
  await routing.button('Discard').click();
  expect(watch.complaints).toEqual([]);
  jonas.close();
  await context.close();
});

test('supervisors care for agents and read the rest', async ({ browser }) => {
  const { context, routing } = await openRouting(browser, 'ruth@bergwerk.example');
  await routing.open(server.url, '/queues/service');
  await expect(routing.form('Service')).toContainText('administrators change them');
  await expect(routing.field('Priority')).toBeDisabled();
  await expect(routing.button('Save')).toBeHidden();
  await routing.go('Agents');
  await routing.item('Jonas Weber').click();
  await routing.field('Proficiency in {name}', { name: 'Returns' }).last().fill('65');
  await routing.save();
  await expect(routing.isSaved).toBeVisible();
  await expect(routing.form('Jonas Weber')).toContainText('Last changed by Ruth Sommer');
  await context.close();
});
