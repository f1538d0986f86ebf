import { expect, test, type Browser } from '@playwright/test';
import { IdentificationScreen } from '../screens/identification.ts';
import { PhonePage } from '../screens/phone.ts';
import { expectAccessible } from '../support/audit.ts';
import { openVisitor, signInColleague, type Colleague, type Visitor } from '../support/cast.ts';
import { ServerProcess } from '../support/server-process.ts';
import { launchWithSpecimen, zoneOf } from '../support/specimen.ts';

// A customer is identified in a video call, told in order. Her camera sees a drawn specimen, which
// is really photographed, sent, read and compared.
test.describe.configure({ mode: 'serial' });

const LEA = { name: 'Lea Brandt', email: 'lea.brandt@example.com' };
const SPECIMEN = {
  familyName: 'BRANDT',
  givenNames: 'LEA MARIE',
  dateOfBirth: '900504',
  expiresOn: '340131',
  documentNumber: 'LZ6311T47',
};
const NUMBER = '+4915112345601';

let server: ServerProcess;
let chromium: Browser;
let lea: Visitor;
let mara: Colleague;
let phone: PhonePage;

test.beforeAll(async ({ browser, launchOptions }) => {
  server = await ServerProcess.prepare({});
  [chromium] = await Promise.all([
    launchWithSpecimen(browser, SPECIMEN, launchOptions),
    server.start(),
  ]);
});

test.afterAll(async () => {
  await chromium.close();
  await server.dispose();
});

const sitDown = (name: string) =>
  signInColleague(chromium, server, `${name}@bergwerk.example`, { language: 'de' });
const atDesk = ({ page, words } = mara) => new IdentificationScreen(page, words);
const form = () => lea.page.getByRole('form', { name: 'Identifizierung' });
const progress = () => lea.page.getByRole('region', { name: 'Identifizierung' });
const code = () => lea.page.getByLabel('Code aus der SMS (6 Ziffern)');

test('an agent asks a customer in a video call who she is', async () => {
  lea = await openVisitor(chromium, server, { language: 'de' });
  mara = await sitDown('mara');
  await lea.shop.open();
  await lea.widget.open();
  await lea.widget.fillIn({
    ...LEA,
    topic: 'Rückgabe und Umtausch',
    text: 'Ich möchte mein Konto freischalten.',
  });
  await lea.page.getByRole('button', { name: 'Mit Video anrufen' }).click();
  await mara.inbox.becomeReadyByKeyboard();
  await expect(mara.offers.from(LEA.name)).toBeVisible();
  await mara.offers.acceptByKeyboard();
  await lea.page.getByRole('button', { name: 'Kamera an' }).click();
  await atDesk().askByKeyboard();
  await expect(atDesk().panel).toContainText('Die Person hat ein Formular im Chatfenster');
  await expect(form()).toBeVisible();
});

test('the form names what is missing, and nothing goes on without both consents', async () => {
  await form().getByRole('button', { name: 'Angaben senden' }).click();
  await expect(form().getByLabel('Vornamen (alle)')).toBeFocused();
  await expect(form().getByText('Ohne dieses Einverständnis geht es nicht.')).toHaveCount(2);
  await expectAccessible(lea.page);
  await form().getByLabel('Vornamen (alle)').fill('Lea Marie');
  await form().getByLabel('Familienname').fill('Brandt');
  await form().getByLabel('Geburtsdatum').fill('1990-05-04');
  await form().getByLabel('Staatsangehörigkeit').selectOption({ label: 'Deutschland' });
  await form().getByLabel('Nummer des Ausweises').fill('LZ6311T47');
  await form().getByLabel('Mobilnummer').fill('030 901820');
  await form()
    .getByRole('checkbox', { name: /meine Identität/ })
    .check();
  await form().getByRole('button', { name: 'Angaben senden' }).click();
  await expect(form().getByText('Ohne dieses Einverständnis geht es nicht.')).toHaveCount(1);
  await form()
    .getByRole('checkbox', { name: /90 Tage verschlüsselt/ })
    .check();
  await form().getByRole('button', { name: 'Angaben senden' }).click();
  // A landline receives no code.
  await expect(form().getByText('Bitte geben Sie eine Mobilnummer an')).toBeVisible();
  await form().getByLabel('Mobilnummer').fill('0151 123 456 01');
  await form().getByRole('button', { name: 'Angaben senden' }).click();
  await expect(progress()).toContainText('Gleich geht es im Videogespräch weiter');
});

test('photographs are taken step by step, and the customer reads what happens', async () => {
  const desk = atDesk();
  await expect(desk.panel).toContainText('Lea Marie');
  await desk.act('Begin').click();
  await expect(progress()).toContainText('Schritt 1 von 8: Einverständnis');
  await expect(desk.step('Einverständnis')).toContainText('Sind Sie damit einverstanden');
  await expectAccessible(mara.page);
  await mara.page.keyboard.press('Alt+B');
  for (const name of ['Foto der Person', 'Ausweis vorn', 'Maschinenlesbare Zone']) {
    await expect(desk.step(name)).toBeVisible();
    await desk.photograph();
  }
  await expect(progress()).toContainText('Schritt 5 von 8: Optische Merkmale');
  await expect(desk.step('Optische Merkmale')).toBeVisible();
  await mara.page.keyboard.press('Alt+B');
});

test('the zone is read from the photograph, and bears the customer out', async () => {
  const desk = atDesk();
  await expect(desk.compared).toBeVisible({ timeout: 60_000 });
  await expect(desk.lines).toHaveValue(zoneOf(SPECIMEN).join('\n'));
  await expect(desk.panel).toContainText('Alle Prüfziffern stimmen');
  await expect(desk.panel).toContainText('Gültig bis 31.01.2034');
  const rows = desk.compared.locator('tbody tr');
  for (const name of ['Familienname', 'Vornamen', 'Geburtsdatum', 'Staatsangehörigkeit']) {
    await expect(rows.filter({ hasText: name })).toContainText('gleich');
  }
  await expect(rows.filter({ hasText: 'Art des Ausweises' })).toContainText('nicht angegeben');
  await expectAccessible(mara.page);
});

test('a typed line that disagrees is not accepted', async () => {
  const desk = atDesk();
  const [first, second, name] = zoneOf(SPECIMEN);
  const forged = second?.replace('900504', '910504');
  await desk.lines.fill([first, forged, name].join('\n'));
  await desk.act('Compare these lines').click();
  await expect(desk.panel).toContainText('Prüfziffern, die nicht stimmen: 2');
  await expect(desk.act('Document agrees')).toHaveAttribute('aria-disabled', 'true');
  await desk.act('Read again').click();
  await expect(desk.panel).toContainText('Alle Prüfziffern stimmen');
  await desk.act('Document agrees').click();
  await expect(desk.step('Einmalcode')).toBeVisible();
});

test('the code comes by SMS, a wrong one is counted, the right one goes on', async () => {
  const desk = atDesk();
  phone = new PhonePage(await lea.context.newPage(), server.demoUrl);
  await phone.open();
  await phone.take(NUMBER);
  await desk.act('Send code').click();
  const sms = phone.message('ist Ihr Code von');
  await expect(sms).toBeVisible();
  const sent = /^(\d{6})/.exec((await sms.textContent()) ?? '')?.[1] ?? '';
  expect(sent).toMatch(/^\d{6}$/);
  await expect(mara.page.locator('body')).not.toContainText(sent);
  await code().fill(sent === '123456' ? '654321' : '123456');
  await lea.page.getByRole('button', { name: 'Code bestätigen' }).click();
  await expect(progress()).toContainText('Noch 2 Versuche');
  await expect(desk.panel).toContainText('Versuche übrig: 2');
  await expectAccessible(lea.page);
  await code().fill(sent);
  await lea.page.getByRole('button', { name: 'Code bestätigen' }).click();
  await expect(desk.step('Ergebnis')).toBeVisible();
});

test('the verdict is told to the customer, and stands on her card and in her story', async () => {
  const desk = atDesk();
  await mara.page.keyboard.press('Alt+B');
  await expect(progress()).toContainText('Ihre Identität wurde bestätigt');
  await expect(desk.panel).toContainText('Identifiziert');
  await mara.page.getByRole('tab', { name: mara.words('Customer') }).click();
  await expect(mara.page.getByRole('link', { name: 'Per Video identifiziert' })).toBeVisible();
  await mara.page.getByRole('tab', { name: mara.words('Journey') }).click();
  await expect(mara.page.getByText('Per Video identifiziert')).toBeVisible();
});

test('a second one is ended with a reason, and both sides learn of it', async () => {
  const desk = atDesk();
  await desk.askByKeyboard();
  await expect(form()).toBeVisible();
  await desk.page.getByText(mara.words('End without a verdict')).click();
  await expect(desk.act('End identification')).toHaveAttribute('aria-disabled', 'true');
  await desk.page.getByRole('combobox', { name: mara.words('Reason') }).click();
  await desk.page.getByRole('option', { name: mara.words('The picture is too poor') }).click();
  await desk.act('End identification').click();
  await expect(progress()).toContainText('Die Identifizierung wurde beendet');
  await expect(desk.panel).toContainText(mara.words('The picture is too poor'));
  // A third one the customer declines herself.
  await desk.askByKeyboard();
  await form().getByRole('button', { name: 'Nicht identifizieren' }).click();
  await expect(desk.panel).toContainText(mara.words('The customer has declined'));
});

test('who did it and supervisors read the record; a colleague does not', async () => {
  const ruth = await sitDown('ruth');
  for (const who of [mara, ruth]) {
    const screen = atDesk(who);
    await screen.open();
    await expect(screen.of(LEA.name)).toHaveCount(3);
    await screen.of(LEA.name).filter({ hasText: 'Identifiziert' }).click();
    await expect(screen.record).toContainText('Lea Marie');
    await expect(screen.record.getByRole('listitem')).toHaveCount(3 + 8);
    await screen.act('Show photographs').click();
    const photo = screen.record.getByAltText('Maschinenlesbare Zone');
    await expect
      .poll(() => photo.evaluate((image: { naturalWidth: number }) => image.naturalWidth))
      .toBe(1280);
    await expectAccessible(who.page);
  }
  const address = new URL(mara.page.url()).pathname;
  const jonas = await sitDown('jonas');
  await jonas.page.goto(`${server.url}${address}`);
  await expect(jonas.page.getByText('Diese Identifizierung dürfen Sie nicht lesen')).toBeVisible();
  for (const { watch } of [lea, mara, ruth]) expect(watch.complaints).toEqual([]);
});
