import { expect, test } from '@playwright/test';
import { DevicesPage } from '../screens/devices.ts';
import { ExpertScreen } from '../screens/expert.ts';
import { FloorScreen } from '../screens/floor.ts';
import { KnowledgeScreen } from '../screens/knowledge.ts';
import { OperationsScreen } from '../screens/operations.ts';
import { PhonePage } from '../screens/phone.ts';
import { RoutingScreen } from '../screens/routing.ts';
import { SignInScreen } from '../screens/sign-in.ts';
import { WorkActs } from '../screens/work-acts.ts';
import { expectAccessible } from '../support/audit.ts';
import { openBrowser, openVisitor, signInColleague, type Somebody } from '../support/cast.ts';
import { desktopWords } from '../support/desktop-words.ts';
import { ServerProcess } from '../support/server-process.ts';

let server: ServerProcess;

/** Every screen is open to everybody and quiet on its console. */
async function expectSound({ page, watch }: Somebody): Promise<void> {
  await expectAccessible(page);
  expect.soft(watch.complaints).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  const german = { language: 'de', colorScheme } as const;
  const english = { language: 'en', colorScheme } as const;

  test.describe(`in ${colorScheme}`, () => {
    // A centre of their own: what the ones leave waiting must not be offered to the others.
    test.beforeAll(async () => {
      server = await ServerProcess.prepare();
      await server.start();
    });

    test.afterAll(async () => {
      await server.dispose();
    });

    test('sign-in', async ({ browser }) => {
      const somebody = await openBrowser(browser, german);
      const screen = new SignInScreen(somebody.page, desktopWords('de'));
      await screen.open(server.url);
      await expect(screen.button).toBeVisible();
      await expectAccessible(somebody.page);
      await screen.signIn('mara@bergwerk.example', 'not her password');
      await expect(screen.refusal).toBeVisible();
      await expectAccessible(somebody.page);
      await somebody.context.close();
    });

    test('inbox: empty, offer, conversation, dialogs, wrap-up; widget beside it', async ({
      browser,
    }) => {
      const mara = await signInColleague(browser, server, 'mara@bergwerk.example', german);
      await expect(mara.inbox.emptyWords).toBeVisible();
      await expectSound(mara);
      await mara.inbox.becomeReadyByKeyboard();

      const lea = await openVisitor(browser, server, german);
      await lea.shop.open();
      await expect(lea.shop.accept).toBeVisible();
      await expectSound(lea);
      await lea.shop.agree();
      await lea.widget.open();
      await expectSound(lea);
      await lea.widget.start({
        name: 'Lea Brandt',
        email: `lea.${colorScheme}@example.com`,
        topic: 'Rückgabe und Umtausch',
        text: 'Mein Schuh ist zu klein.',
      });
      await expect(mara.offers.from('Lea Brandt')).toBeVisible();
      await expectSound(mara);
      await mara.offers.acceptByKeyboard();
      await expect(mara.panel.message('Mein Schuh ist zu klein.')).toBeVisible();
      await mara.panel.reply('Dann tauschen wir ihn um.');
      await expect(lea.widget.message('Dann tauschen wir ihn um.')).toBeVisible();
      await expectSound(lea);

      for (const tab of ['Customer', 'Journey', 'Assist'] as const) {
        await mara.panel.show(tab);
        await expectSound(mara);
      }
      for (const [keys, dialog] of mara.panel.dialogs) {
        await mara.page.keyboard.press(keys);
        await expect(dialog).toBeVisible();
        await expectSound(mara);
        // An open list of choices takes the first Escape for itself.
        await expect(async () => {
          await mara.page.keyboard.press('Escape');
          await expect(dialog).toBeHidden({ timeout: 1_000 });
        }).toPass();
      }

      const elif = await signInColleague(browser, server, 'elif@bergwerk.example', german);
      const expert = new ExpertScreen(elif.page, elif.words);
      await expect(expert.noQuestions).toBeVisible();
      await expectSound(elif);
      await mara.panel.askExpert('Footwear', 'Elif Aydin', 'Fällt der Kammweg klein aus?');
      await expert.question('Mara Lindner').click();
      await expect(expert.message('Mein Schuh ist zu klein.')).toBeVisible();
      await expert.take();
      await mara.panel.writePrivately('Elif Aydin', 'Sie trägt sonst 40.');
      await expect(expert.message('Sie trägt sonst 40.')).toBeVisible();
      await expectSound(elif);
      await expectSound(mara);
      await expert.leave();
      await expect(expert.isOver).toBeVisible();
      await elif.context.close();

      const acts = new WorkActs(mara.page, mara.words);
      await acts.holdOrGoOn();
      await expect(acts.group('On hold')).toContainText('Lea Brandt');
      await expectSound(mara);
      await acts.holdOrGoOn();
      await acts.openParkMenu();
      await expectSound(mara);
      await mara.page.keyboard.press('2');
      await expect(acts.parkedBar).toBeVisible();
      await expectSound(mara);
      await acts.takeUpAgain();
      await expect(acts.group('Active')).toContainText('Lea Brandt');
      const jonas = await signInColleague(browser, server, 'jonas@bergwerk.example', german);
      await jonas.inbox.becomeReadyByKeyboard();
      await acts.askColleague('Jonas Weber', 'Kennst du das?');
      await expect(jonas.offers.from('Lea Brandt')).toBeVisible();
      await expectSound(jonas);
      await jonas.offers.acceptByKeyboard();
      await expect(new WorkActs(jonas.page, jonas.words).takingPart('Lea Brandt')).toBeVisible();
      await expectSound(jonas);
      await expect(acts.readsAlong('Jonas Weber')).toBeVisible();
      await expectSound(mara);
      await jonas.context.close();

      await mara.panel.completeByKeyboard(1);
      await expectSound(mara);
      await mara.panel.finishWrapUpByKeyboard();
      await expect(lea.widget.closed).toBeVisible();
      await expectSound(lea);
      await mara.context.close();
      await lea.context.close();
    });

    test('waiting: the customer in line and answered later, the list to take from', async ({
      browser,
    }) => {
      const ida = await openVisitor(browser, server, german);
      await ida.shop.open();
      await ida.widget.open();
      await ida.widget.start({
        name: 'Ida Sand',
        email: `ida.${colorScheme}@example.com`,
        topic: 'Beratung',
        text: 'Welche Stöcke passen zu mir?',
      });
      await expect(ida.widget.wait(ida.widget.texts.next)).toBeVisible();
      await expectSound(ida);
      await ida.widget.answerLater();
      await expectSound(ida);
      const mara = await signInColleague(browser, server, 'mara@bergwerk.example', german);
      const acts = new WorkActs(mara.page, mara.words);
      await acts.openWaitingByAddress(server.url);
      await expect(acts.waiting('Ida Sand')).toBeVisible();
      await expectSound(mara);
      await mara.context.close();
      await ida.widget.endByCustomer();
      await ida.context.close();
    });

    test('floor and operations, with something on them', async ({ browser }) => {
      const lea = await openVisitor(browser, server, english);
      await lea.shop.open();
      await lea.widget.open();
      await lea.widget.start({
        name: 'Lea Brandt',
        email: `lea.${colorScheme}@example.com`,
        topic: 'Delivery',
        text: 'Where is my parcel?',
      });
      const ruth = await signInColleague(browser, server, 'ruth@bergwerk.example', english);
      const floor = new FloorScreen(ruth.page, ruth.words);
      await floor.open(server.url);
      await expect(floor.waitingFrom('Lea Brandt')).toBeVisible();
      await expectSound(ruth);
      await floor.waitingFrom('Lea Brandt').click();
      await expect(floor.panel).toContainText('Position');
      await expectSound(ruth);
      await floor.act('Reassign');
      await expect(floor.field('Reason')).toBeVisible();
      await expectSound(ruth);
      await ruth.page.getByRole('button', { name: 'Cancel' }).click();
      await floor.close();
      await floor.alertsOf('Service').click();
      await expect(floor.panel).toContainText('Warns when somebody waits longer.');
      await expectSound(ruth);
      await floor.figure('Waiting now', 1).click();
      await expect(floor.panel).toContainText('Waiting now: 1');
      await expectSound(ruth);
      await floor.close();
      await floor.agent('Mara Lindner').getByRole('button').first().click();
      await expect(floor.panel).toContainText('Handled today');
      await expectSound(ruth);
      await floor.open(server.url, '/today');
      const arrivals = ruth.page.getByRole('button', { name: /[1-9]\d* arrived/ });
      await expect(arrivals.last()).toBeVisible();
      await expectSound(ruth);
      const asTable = ruth.page.getByRole('button', { name: 'Show as a table' });
      while ((await asTable.count()) > 0) await asTable.first().click();
      await expectSound(ruth);

      const hall = await openBrowser(browser, german);
      const devices = new DevicesPage(hall.page, server.demoUrl);
      await devices.open();
      await devices.press('Medikamentenkühlschrank', 'Unsinn senden');
      await expectSound(hall);
      const operations = new OperationsScreen(ruth.page, ruth.words);
      await operations.open(server.url);
      await expect(operations.letter('devices/dev_cold_room/readings')).toBeVisible();
      await expectSound(ruth);
      await ruth.context.close();
      await hall.context.close();
      await lea.widget.endByCustomer();
      await lea.context.close();
    });

    test('routing: every form, preview, history, dialogs', async ({ browser }) => {
      const paul = await signInColleague(browser, server, 'paul@bergwerk.example', german);
      const routing = new RoutingScreen(paul.page, paul.words);
      const places = [
        '/queues/service',
        '/queues/~new',
        '/agents/psn_mara',
        '/agents/psn_ruth',
        '/profiles/customer-service',
        '/skills',
        '/hours/opening-hours',
        '/centre',
      ];
      for (const place of places) {
        await routing.open(server.url, place);
        await expect(routing.page.getByRole('form')).toBeVisible();
        await expectSound(paul);
      }
      await routing.open(server.url, '/queues/service');
      await routing.requirement(1).fill('requested und');
      await expect(routing.requirement(1)).toHaveAttribute('aria-invalid', 'true');
      await expectSound(paul);
      await routing.go('Preview');
      await expect(routing.dialog).toBeVisible();
      await expectSound(paul);
      await routing.dialog.getByRole('button', { name: paul.words('Leave') }).click();
      await expect(routing.answer).toContainText(paul.words('Rings'));
      await expectSound(paul);
      await routing.open(server.url, '/queues/service');
      await routing.field('Priority').fill('310');
      await routing.save();
      await expect(routing.isSaved).toBeVisible();
      await routing.go('History');
      await expect(routing.changes.first()).toContainText('310');
      await expectSound(paul);
      await routing.changes.first().getByRole('button').click();
      await expect(routing.dialog).toBeVisible();
      await expectSound(paul);
      await paul.context.close();
    });

    test('knowledge', async ({ browser }) => {
      const mara = await signInColleague(browser, server, 'mara@bergwerk.example', german);
      const knowledge = new KnowledgeScreen(mara.page, mara.words);
      await knowledge.open(server.url);
      await expectSound(mara);
      await knowledge.search('Rücksendungen');
      await knowledge.read('Etikett für die Rücksendung drucken oder neu anfordern');
      await expectSound(mara);
      await mara.context.close();
    });

    test('demo: start, shop pages, phones', async ({ browser }) => {
      const visitor = await openVisitor(browser, server, english);
      await visitor.page.goto(server.demoUrl);
      await expectSound(visitor);
      await visitor.shop.open();
      await visitor.shop.agree();
      await visitor.shop.goToBoots();
      await expectSound(visitor);
      await visitor.shop.goToDelivery();
      await expectSound(visitor);
      await visitor.context.close();

      const handset = await openBrowser(browser, german);
      const phone = new PhonePage(handset.page, server.demoUrl);
      await phone.open();
      await phone.take('+4915112345603');
      await phone.write('Guten Tag');
      await expect(phone.message('Guten Tag')).toBeVisible();
      await expectSound(handset);
      await handset.context.close();
    });
  });
}
