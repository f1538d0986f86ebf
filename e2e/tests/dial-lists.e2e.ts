import { expect, test, type Browser } from '@playwright/test';
import { toneFrames } from '@zentrale/channels/testing';
import { expectAccessible } from '../support/audit.ts';
import { signInColleague, type Colleague } from '../support/cast.ts';
import { pickUpWhenRinging } from '../support/pick-up.ts';
import { ServerProcess } from '../support/server-process.ts';
import { launchWithTone } from '../support/tones.ts';

// A supervisor has people called from a list; the agent sees whom before she calls.

/** One of the telephones of the demo's page. */
const AMIRA = '+4915112345603';
/** Numbers that end so have an answering machine. */
const MACHINE = '+4915155500199';
const LIST = `Nummer;Name;Notiz
0151 12345603;Amira Haddad;Das Zelt ist wieder da, mit Bezug auf Bestellung 4711
0151 55500198;Falk Falsch;
${MACHINE};Mia Maschine;
0900 1234567;Teuer;
`;

let server: ServerProcess;
let atWork: Browser;
let mara: Colleague;
let ruth: Colleague;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, launchOptions }) => {
  server = await ServerProcess.prepare();
  await server.start();
  atWork = await launchWithTone(browser, 660, launchOptions);
  mara = await signInColleague(atWork, server, 'mara@bergwerk.example', { language: 'de' });
  ruth = await signInColleague(atWork, server, 'ruth@bergwerk.example', { language: 'de' });
});
test.afterAll(async () => {
  await atWork.close();
  await server.dispose();
});

const bar = () => mara.page.getByRole('region', { name: 'Anruf', exact: true });
const fromList = () => mara.page.getByRole('region', { name: 'Aus einer Liste' });
const list = () => ruth.page.getByRole('article', { name: 'Zelte im Frühling' });
const row = (name: string) => list().getByRole('row', { name });

/** In both schemes: these pages are not among those of the audit. */
async function expectSound({ page }: Colleague): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
}

async function accept(name: string): Promise<void> {
  await expect(mara.offers.from(name)).toContainText('Zelte im Frühling');
  await mara.offers.acceptByKeyboard();
  await expect(fromList()).toContainText('Zelte im Frühling, Versuch 1 von 1');
}

test('a supervisor lays down a list and adds a file, whose faults are named', async () => {
  const { page } = ruth;
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await expect(page.getByRole('heading', { name: 'Anruflisten' })).toBeVisible();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'Neue Liste' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Zelte im Frühling');
  await dialog.getByRole('combobox', { name: 'Worum es geht' }).click();
  await page.getByRole('option', { name: 'Rückgabe und Umtausch' }).click();
  await dialog.getByRole('textbox', { name: 'Versuche höchstens' }).fill('1');
  await expectSound(ruth);
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(dialog).toBeHidden();
  const begin = list().getByRole('button', { name: 'Anrufen beginnen' });
  await expect(begin).toHaveAttribute('aria-disabled', 'true');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    list().getByRole('button', { name: 'Datei wählen' }).click(),
  ]);
  await chooser.setFiles({ name: 'zelte.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) });
  await expect(list()).toContainText('3 Nummern hinzugefügt.');
  await expect(list()).toContainText('Zeile 5: ein Anruf dort ist teuer');
  await expect(row('Amira Haddad')).toContainText('Noch nicht versucht');
  await expectSound(ruth);
  await begin.press('Enter');
  await expect(list()).toContainText('Wird angerufen');
});

test('an agent who is free reads whom she is to call, calls, and the list knows', async () => {
  await mara.inbox.becomeReadyByKeyboard();
  await expect(mara.offers.from('Amira Haddad')).toContainText('Bestellung 4711');
  await expectSound(mara);
  await accept('Amira Haddad');
  await expect(fromList()).toContainText('Bestellung 4711');
  await expect(row('Amira Haddad')).toContainText('Läuft');
  await expectSound(mara);
  await mara.page.keyboard.press('Alt+L');
  await expect(bar()).toContainText('Es klingelt');
  const telephone = await pickUpWhenRinging(server.demoUrl, AMIRA, toneFrames(440, 50));
  await expect.poll(() => telephone.heard.length).toBeGreaterThan(0);
  telephone.hangUp();
  await expect(bar()).toBeHidden();
  await mara.page.getByRole('button', { name: 'Fertig' }).first().click();
  await expect(row('Amira Haddad')).toContainText('Erreicht');
});

test('who is not to be called is let go without a call', async () => {
  await accept('Falk Falsch');
  await mara.page.keyboard.press('Alt+Shift+R');
  await mara.page.getByRole('menuitem', { name: 'Falsche Nummer' }).press('Enter');
  await expect(row('Falk Falsch')).toContainText('Falsche Nummer');
});

test('a machine is told by the call, and the agent may say otherwise', async () => {
  await accept('Mia Maschine');
  await mara.page.keyboard.press('Alt+L');
  await expect(bar()).toContainText('Ein Anrufbeantworter hat abgenommen');
  await bar().getByRole('button', { name: 'Auflegen' }).click();
  await expect(bar()).toBeHidden();
  await mara.page.keyboard.press('Alt+Shift+R');
  await mara.page.getByRole('menuitem', { name: 'Wünscht keine Anrufe' }).press('Enter');
  await expect(fromList()).toContainText('Ergebnis: Wünscht keine Anrufe');
  await mara.page.getByRole('button', { name: 'Fertig' }).first().click();
  await expect(row('Mia Maschine')).toContainText('Wünscht keine Anrufe');
  await expectSound(ruth);
  await list().getByRole('button', { name: 'Beenden' }).click();
  await expect(
    ruth.page.getByRole('dialog', { name: '„Zelte im Frühling“ beenden?' }),
  ).toBeVisible();
  await expectSound(ruth);
  await ruth.page.keyboard.press('Escape');
  await expect(list().getByRole('definition').first()).toHaveText('3');
  expect(mara.watch.complaints).toEqual([]);
  expect(ruth.watch.complaints).toEqual([]);
});
