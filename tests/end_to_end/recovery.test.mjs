// The custodians' ceremony: a lost password is asked for by the administrator, agreed to by two of three custodians
// apart, and replaced by the person with a one-time code. Contents stay readable; nobody decides on their own account.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { join } from 'node:path';
import { account_of, check_page, new_page, no_program, open_browser, page_of, program, root, start_demo } from './harness.mjs';
import { send, text_of } from './steps.mjs';

const sql = (data, text) => execFileSync('sqlite3', ['-cmd', '.timeout 10000', join(data, 'waarborg.db'), text]);
const kNew = 'een kist vol wadpieren';
let demo, browser;

before(async () => {
  if (no_program) return;
  demo = await start_demo();
  browser = await open_browser();
});
after(async () => { await browser?.close(); await demo?.stop(); });

const enter = (name, options) => page_of(browser, demo, name, options);

/** The administrator asks it for the person with this name; answers the code. */
async function ask(name, { totp = false, look = false } = {}) {
  const page = await enter('beheer');
  await page.goto('/administration/people');
  await page.fill('main form[action$="/search"] [name=name]', name);
  await send(page, 'main form[action$="/search"]');
  await page.locator('main tr', { hasText: name }).last().locator('a').first().click();
  await page.locator('details', { has: page.locator('a[href$="/account/recovery"]') }).first().locator('summary').first().click();
  await page.click('a[href$="/account/recovery"]');
  const form = 'main form:has([name=reason])';
  if (look) {
    await check_page(page);
    await send(page, form);
    assert.ok(await page.locator('#errors').count(), 'a reason is asked');
  }
  await page.fill('[name=reason]', 'Stond vanochtend aan mijn bureau met haar legitimatie.');
  if (totp) await page.check('[name=totp]');
  await send(page, form);
  const code = await page.locator('main dd code').innerText();
  assert.match(code, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){4}$/);
  if (look) await check_page(page);
  await page.context().close();
  return code;
}

/** Opens the newest request as a custodian. */
async function open_request(page, name) {
  await page.goto('/recovery');
  await page.locator('main tr', { hasText: name }).first().locator('a').first().click();
  return text_of(page);
}
async function agree(page, password) {
  await page.fill('form[action$="/agree"] [name=password]', password);
  await send(page, 'form[action$="/agree"]');
}
async function bring(page, code, password = kNew) {
  await page.goto('/recover');
  await page.fill('[name=code]', code);
  await page.fill('[name=password_new]', password);
  await page.fill('[name=password_again]', password);
  await send(page, 'main form:has([name=code])');
}

test('Recovery_ByTwoOfThreeCustodiansApart_GivesANewPasswordAndTheSameMatters', { skip: no_program }, async () => {
  const lost = account_of(demo, 'triage');
  const before_it = await enter('triage'); // keys become recoverable at a sign-in
  await before_it.goto('/matters');
  const matter = await before_it.locator('main a[href^="/matters/"]').first().getAttribute('href');
  await before_it.goto(matter);
  const title = await before_it.locator('h1').innerText();

  const code = await ask('Sanne Wiersma', { totp: true, look: true });
  const person = await new_page(browser, { url: demo.url, script: false, width: 320, dark: true });
  await person.goto('/sign-in');
  await Promise.all([person.waitForNavigation(), person.click('a[href="/recover"]')]);
  await check_page(person);
  await bring(person, code);
  assert.match(await person.locator('#errors').innerText(), /nog niet allemaal/);

  const first = await enter('privacy', { width: 320, dark: true });
  assert.match(await open_request(first, 'Sanne Wiersma'), /0 van de 2[\s\S]*legitimatie|legitimatie[\s\S]*0 van de 2/);
  await check_page(first);
  await agree(first, 'niet mijn wachtwoord');
  assert.ok(await first.locator('#errors').count(), 'their own password is asked');
  await agree(first, account_of(demo, 'privacy').password);
  assert.match(await text_of(first), /1 van de 2/);
  assert.equal(await first.locator('form[action$="/agree"]').count(), 0, 'one answer each');
  await bring(person, code);
  assert.match(await person.locator('#errors').innerText(), /nog niet allemaal/);

  const second = await enter('auditor');
  await open_request(second, 'Sanne Wiersma');
  await agree(second, account_of(demo, 'auditor').password);
  assert.match(await text_of(second), /2 van de 2/);
  await second.goto('/recovery');
  await check_page(second);

  await bring(person, 'AAAA-BBBB-CCCC-DDDD-EEEE');
  assert.match(await person.locator('#errors').innerText(), /klopt niet/);
  await bring(person, code);
  lost.totp_secret = await person.locator('main dd code').innerText();
  lost.password = kNew;
  await check_page(person);
  await bring(person, code, 'nog een heel ander');
  assert.match(await person.locator('#errors').innerText(), /klopt niet/, 'a code works once');
  await before_it.goto('/tasks');
  assert.match(before_it.url(), /\/sign-in/, 'sessions of before have ended');

  const back = await enter('triage');
  await back.goto(matter);
  assert.equal(await back.locator('h1').innerText(), title, 'what was sealed for them still opens');
  for (const page of [before_it, person, first, second, back]) await page.context().close();
});

test('Recovery_OfACustodian_IsNotTheirOwnToDecide_AndOneRefusalEndsIt', { skip: no_program }, async () => {
  const own = await enter('auditor');
  const code = await ask('Petra Luinge');
  await open_request(own, 'Petra Luinge');
  assert.equal(await own.locator('form[action$="/agree"]').count(), 0);
  assert.match(await text_of(own), /niet zelf/);
  const other = await enter('gezag');
  await open_request(other, 'Petra Luinge');
  await other.locator('details:has(form[action$="/refuse"]) > summary').click();
  await send(other, 'form[action$="/refuse"]');
  assert.ok(await other.locator('#errors').count(), 'a refusal has a reason');
  await other.fill('form[action$="/refuse"] [name=reason]', 'Zij was niet te bereiken.');
  await send(other, 'form[action$="/refuse"]');
  assert.match(await text_of(other), /Geweigerd/);
  await check_page(other);
  const person = await new_page(browser, { url: demo.url, script: false });
  await bring(person, code);
  assert.match(await person.locator('#errors').innerText(), /klopt niet/);
  for (const page of [own, other, person]) await page.context().close();
});

test('Recovery_ForWhoIsNoCustodian_IsNotThere', { skip: no_program }, async () => {
  const page = await enter('klachten');
  const answer = await page.goto('/recovery');
  assert.equal(answer.status(), 404);
  await page.context().close();
  const admin = await enter('beheer');
  await admin.goto('/administration/recovery');
  assert.match(await text_of(admin), /Dirk van Loonen/);
  await check_page(admin);
  await admin.context().close();
});

test('Recovery_OfADeskThatHasAllLeft_GivesItsMattersToWhoSitThereNow', { skip: no_program }, async () => {
  // Two of the triage board have gone, and with them the only key of what waits there.
  sql(demo.data, "UPDATE directory_accounts SET closed = 1 WHERE sign_in_name IN ('triage', 'triage2')");
  execFileSync(program, ['desk', 'triage', 'medewerker', '--data', demo.data], { cwd: root, stdio: 'pipe' });
  const newcomer = await enter('medewerker');
  await newcomer.goto('/matters');
  const matter = await newcomer.locator('main tbody a[href^="/matters/"]').first().getAttribute('href');
  assert.equal((await newcomer.goto(matter)).status(), 403, 'a seat alone opens nothing');

  const admin = await enter('beheer', { width: 320, dark: true });
  await admin.goto('/administration/recovery');
  await Promise.all([admin.waitForNavigation(), admin.click('main a[href="/administration/recovery/matters"]')]);
  await check_page(admin);
  const count = await admin.locator('[name=matters]').count();
  assert.ok(count > 0, 'matters that nobody can open are named');
  await send(admin, 'main form:has([name=reason])');
  assert.ok(await admin.locator('#errors').count(), 'which, and why, is asked');
  for (const box of await admin.locator('[name=matters]').all()) await box.check();
  await admin.fill('[name=reason]', 'De hele triagetafel is met pensioen.');
  await send(admin, 'main form:has([name=reason])');
  assert.match(await text_of(admin), /Openen: /);
  await check_page(admin);

  for (const name of ['privacy', 'auditor']) {
    const custodian = await enter(name);
    assert.match(await open_request(custodian, 'Openen'), /met pensioen/);
    await check_page(custodian);
    await agree(custodian, account_of(demo, name).password);
    await custodian.context().close();
  }
  await newcomer.goto(`${matter}/timeline`);
  assert.match(await text_of(newcomer), /Weer geopend voor de balie/);
  await check_page(newcomer);
  await admin.goto('/administration/recovery/matters');
  assert.match(await text_of(admin), /Elke lopende zaak/);
  for (const page of [newcomer, admin]) await page.context().close();
});

test('Recovery_OfTheCustodiansThemselves_NeedsTheOnesOfNow', { skip: no_program }, async () => {
  const admin = await enter('beheer');
  await admin.goto('/administration/recovery/custodians');
  await check_page(admin);
  await admin.fill('[name=reason]', 'Eén bewaarder is vaak op reis.');
  await send(admin, 'main form:has([name=reason])');
  assert.match(await admin.locator('#errors').innerText(), /al/, 'the same again is no change');
  await admin.fill('[name=needed]', '3');
  await send(admin, 'main form:has([name=reason])');
  assert.match(await text_of(admin), /Andere bewaarders/);
  for (const name of ['gezag', 'privacy']) {
    const custodian = await enter(name, { width: 320, dark: true });
    assert.match(await open_request(custodian, 'Andere bewaarders'), /Dirk van Loonen/);
    await check_page(custodian);
    await agree(custodian, account_of(demo, name).password);
    await custodian.context().close();
  }
  await admin.goto('/administration/recovery');
  assert.match(await admin.locator('main dl').first().innerText(), /\b3\b/);
  assert.match(await text_of(admin), /Uitgevoerd/);
  await admin.context().close();
});
