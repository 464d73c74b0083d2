// The administrator's rooms: units, people from a file, roles, desks, procedures from file to use; and the auditor's log.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { check_page, new_page, no_program, open_browser, root, sign_in, start_demo } from './harness.mjs';
import { matter_of, send, text_of } from './steps.mjs';

const kBroken = '999904;Bauke Wielinga;NERGENS;Agent\n';
let demo, browser, page, newcomer;
const stamp = Date.now().toString().slice(-5); // numbers and codes of this run

before(async () => {
  if (no_program) return;
  demo = await start_demo({ matters: 6 });
  browser = await open_browser();
  page = await new_page(browser, { url: demo.url });
  await sign_in(page, demo, 'beheer');
});
after(async () => { await browser?.close(); await demo?.stop(); });

const submit = (form) => send(page, form);
const csv = (text) => ({ name: 'mensen.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

/** Uploads a file of people; answers what the dry run says. */
async function dry_run(rows, whole = 'no') {
  await page.goto('/administration/people/import');
  await page.setInputFiles('input[name=file]', csv(`number;name;unit;function\n${rows}`));
  await page.check(`input[name=whole][value=${whole}]`);
  await submit();
  return text_of(page);
}

test('Units_Added_StandInTheTree', { skip: no_program }, async () => {
  await page.goto('/administration/units');
  await check_page(page);
  await submit('main form:has([name=code])');
  assert.ok(await page.locator('#errors').count(), 'what is missing is said');
  await page.fill('[name=code]', `NW-${stamp}`);
  await page.fill('[name=name]', `Basisteam Nieuwland ${stamp}`);
  await page.selectOption('[name=parent]', { index: 2 });
  await submit('main form:has([name=code])');
  await page.goto('/administration/units');
  assert.match(await page.locator('table').first().innerText(), new RegExp(`Basisteam Nieuwland ${stamp}`));
});

test('People_ImportedFromAFile_AreShownFirstAndThenTakenIn', { skip: no_program }, async () => {
  const unit = `NW-${stamp}`;
  const shown = await dry_run(`9${stamp}1;Tjitske Hamstra;${unit};Agent\n9${stamp}2;Ritske Boomsma;FORCE;Agent\n${kBroken}`);
  assert.match(shown, /Tjitske Hamstra/);
  await check_page(page);
  assert.match(await text_of(page), /\b4\b[\s\S]*/, 'the broken row is named by its line');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[href$="/refused.csv"]')]);
  const refused = readFileSync(await download.path(), 'utf8');
  assert.match(refused, /Bauke Wielinga/);
  assert.doesNotMatch(refused, /Hamstra/);
  await submit('form:has([name=digest])');
  assert.match(page.url(), /\/administration\/people$/);
  // The same file again with one of them elsewhere: a mover.
  const again = await dry_run(`9${stamp}1;Tjitske Hamstra;FORCE;Agent\n9${stamp}2;Ritske Boomsma;FORCE;Agent\n`);
  assert.match(again, /Basisteam Nieuwland/, 'a mover shows where from');
  await submit('form:has([name=digest])');
});

test('People_FileThatIsTheWholeForce_SaysWhoWouldLeave', { skip: no_program }, async () => {
  const shown = await dry_run(`9${stamp}1;Tjitske Hamstra;FORCE;Agent\n`, 'yes');
  assert.match(shown, /Ritske Boomsma/, 'who is not in the file leaves');
  assert.ok(await page.locator('.alert-warning').count(), 'leaving is warned of');
});

test('Person_GivenAnAccountAndARoleWithScope_IsListed', { skip: no_program }, async () => {
  await page.goto('/administration/people');
  await check_page(page);
  await page.fill('main form[action$="/search"] [name=name]', 'Tjitske Hamstra');
  await submit('main form[action$="/search"]');
  await page.locator('tr', { hasText: 'Tjitske Hamstra' }).last().locator('a').first().click();
  await check_page(page);
  await page.fill('form[action$="/account"] [name=sign_in_name]', `tjitske${stamp}`);
  await submit('form[action$="/account"]');
  const [name, password, totp_secret] = await page.locator('main dd code').allInnerTexts();
  newcomer = { name, password, totp_secret, roles: [] };
  await page.goBack();
  await page.reload();
  await page.click('details:has(form[action$="/roles"]) > summary');
  await page.selectOption('form[action$="/roles"] [name=role]', 'complaint_handler');
  await page.selectOption('form[action$="/roles"] [name=scope]', { index: 2 });
  await submit('form[action$="/roles"]');
  await page.goto('/administration/roles?role=complaint_handler');
  assert.match(await text_of(page), /Tjitske Hamstra/);
  await check_page(page);
});

test('FirstPassword_WithoutScript_MustBeChangedBeforeAnythingOpens', { skip: no_program }, async () => {
  const force = { ...demo, accounts: [newcomer] };
  const fresh = await new_page(browser, { url: demo.url, script: false, width: 320, dark: true });
  await sign_in(fresh, force, newcomer.name);
  assert.match(fresh.url(), /\/first-password\?next=/);
  await check_page(fresh);
  for (const path of ['/tasks', '/matters', '/account', '/complaints/register']) {
    await fresh.goto(path);
    assert.match(fresh.url(), /\/first-password\?next=/, `${path} waits`);
  }
  const choose = async (current, chosen) => {
    await fresh.fill('[name=password_current]', current);
    await fresh.fill('[name=password_new]', chosen);
    await fresh.fill('[name=password_again]', chosen);
    await send(fresh, 'main form:has([name=password_new])');
  };
  await choose(newcomer.password, newcomer.password);
  assert.match(await fresh.locator('#errors').innerText(), /ander wachtwoord/);
  await check_page(fresh);
  await choose(newcomer.password, 'een kist vol wadpieren');
  assert.match(fresh.url(), /\/complaints\/register$/, 'where they were heading');
  await fresh.context().close();
  newcomer.password = 'een kist vol wadpieren';
  const again = await new_page(browser, { url: demo.url });
  await sign_in(again, force, newcomer.name);
  assert.match(again.url(), /\/tasks$/);
  await again.context().close();
});

test('Desk_WithItsMembers_CanBeRead', { skip: no_program }, async () => {
  await page.goto('/administration/desks');
  await check_page(page);
  await page.locator('main a[href^="/administration/desks/"]').first().click();
  await check_page(page);
  await page.fill('[name=sign_in_name]', 'bestaat-niet');
  await submit('main form:has([name=sign_in_name])');
  assert.ok(await page.locator('#errors').count(), 'an account that is not there is refused');
});

const kNewTitle = 'Hartelijk bedanken';
/** The procedure of compliments as a new version in which the first step has another title. */
const changed_procedure = (version) => readFileSync(join(root, 'content/procedures/nl/compliment.yaml'), 'utf8')
  .replace(/^version: \d+$/m, `version: ${version}`).replace('nl: "Bedanken"', `nl: "${kNewTitle}"`);
const line_with = (text, words) => text.split('\n').findIndex((row) => row.includes(words)) + 1;
const yaml = (text) => ({ name: 'compliment.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) });
const press = (button) => Promise.all([page.waitForNavigation(), page.click(`main button[value=${button}]`)]);

/** A compliment made by a citizen without script; answers its number. */
async function make_compliment(subject) {
  const citizen = await new_page(browser, { url: demo.url, script: false });
  await citizen.goto('/complaint');
  await citizen.check('input[name=kind][value=compliment]');
  await citizen.click('button[value=next]');
  await citizen.click('button[value=next]');
  await citizen.fill('[name=subject]', subject);
  await citizen.fill('[name=text]', 'De agent bleef tot de hulp er was.');
  await citizen.click('button[value=next]');
  await citizen.fill('[name=name]', 'Ineke Dijkstra');
  await citizen.click('button[value=next]');
  await citizen.locator('form[action="/complaint"] button').click();
  const number = /\b[A-Z]+-\d{4}-[0-9A-Z]{6}\b/.exec(await text_of(citizen))?.[0];
  await citizen.context().close();
  assert.ok(number);
  return number;
}

test('Procedure_FromAFileWithFaults_IsRefusedWithFileLineFieldAndWhatIsExpected', { skip: no_program }, async () => {
  await page.goto('/administration/procedures');
  await check_page(page);
  await page.goto('/administration/procedures/new');
  await check_page(page);
  const broken = changed_procedure(9).replace('period: 10wd', 'period: soon').replace('desk: complaints', 'desk: maan');
  await page.setInputFiles('input[name=file]', yaml(broken));
  await press('store');
  const said = await page.locator('#errors').innerText();
  assert.match(said, new RegExp(`compliment\\.yaml, regel ${line_with(broken, 'period: soon')}, veld .*period`), said);
  const row = await page.locator('main table tbody tr', { hasText: 'period: soon' }).innerText();
  assert.match(row, /een termijn zoals/, 'what is expected stands beside the line');
  assert.ok((await page.inputValue('[name=text]')).includes('period: soon'), 'the text stays');
  await check_page(page);
  await page.fill('[name=text]', broken.replace('period: soon', 'period: 10wd'));
  await press('check');
  const rest = await page.locator('#errors').innerText();
  assert.match(rest, new RegExp(`De tekst, regel ${line_with(broken, 'desk: maan')}, veld desk`), rest);
  await page.fill('[name=text]', changed_procedure(1));
  await press('check');
  assert.match(await page.locator('#errors').innerText(), /veld version/, 'a number that is taken is told before keeping');
});

test('Procedure_CheckedKeptAndActivated_HoldsForNewMattersWhileRunningOnesKeepTheirs', { skip: no_program }, async () => {
  const running = await make_compliment('Voor de nieuwe versie');
  await page.goto('/administration/procedures/new');
  await page.fill('[name=text]', changed_procedure(9));
  await press('check');
  assert.match(await page.locator('.alert-good').innerText(), /nog niets bewaard/);
  assert.match(await text_of(page), new RegExp(kNewTitle), 'how it reads is shown');
  await check_page(page);
  assert.equal((await page.request.get('/administration/procedures/compliment/9')).status(), 404, 'checking keeps nothing');
  await press('store');
  assert.match(page.url(), /\/administration\/procedures\/compliment\/9$/);
  assert.match(await text_of(page), /Niet in gebruik/);
  await check_page(page);
  const between = await make_compliment('Terwijl zij wacht');
  await page.click('main a[href$="/activate"]');
  assert.match(await page.locator('table', { hasText: 'version: 9' }).innerText(), new RegExp(kNewTitle), 'what changes is shown');
  await check_page(page);
  await send(page, 'form[action$="/activate"]');
  assert.match(await page.locator('.alert-good').innerText(), /in gebruik/);
  assert.equal(await page.locator('main a[href$="/activate"]').count(), 0, 'what is in use cannot be put to use again');
  await page.goto('/administration/procedures');
  assert.match(await page.locator('main tr', { has: page.locator('a[href$="/compliment/9"]') }).innerText(), /in gebruik/);
  assert.doesNotMatch(await page.locator('main tr', { has: page.locator('a[href$="/compliment/1"]') }).innerText(), /in gebruik/);
  const fresh = await make_compliment('Na de nieuwe versie');
  const desk = await new_page(browser, { url: demo.url });
  await sign_in(desk, demo, 'klachten');
  for (const [number, title] of [[running, 'Bedanken'], [between, 'Bedanken'], [fresh, kNewTitle]]) {
    await desk.goto(await matter_of(desk, number));
    assert.equal(await desk.getByRole('heading', { name: title, exact: true }).count(), 1, `${number}: ${title}`);
  }
});

test('Procedure_ActivatedMeanwhileByAnother_IsToldAndNotOverruled', { skip: no_program }, async () => {
  const other = await page.context().newPage();
  await page.goto('/administration/procedures/compliment/1/activate');
  await other.goto(new URL('/administration/procedures/compliment/1/activate', demo.url).href);
  await send(other, 'form[action$="/activate"]');
  await send(page, 'form[action$="/activate"]');
  assert.equal(await page.locator('#errors').count(), 1, await text_of(page));
  await other.close();
});

test('AuditLog_FilteredAndVerified_IsWhole', { skip: no_program }, async () => {
  const auditor = await new_page(browser, { url: demo.url });
  await sign_in(auditor, demo, 'auditor');
  await auditor.goto('/administration/audit?actor=beheer');
  const rows = await auditor.locator('table tbody tr').count();
  assert.ok(rows > 0, 'what the administrator did stands there');
  await check_page(auditor);
  await auditor.locator('form[action$="/verify"] button').click();
  assert.ok(await auditor.locator('.alert-good').count(), await text_of(auditor));
});

test('ComplaintForm_InThreeOtherLanguages_FitsANarrowScreen', { skip: no_program }, async () => {
  for (const language of ['en', 'fr', 'de']) {
    const other = await new_page(browser, { url: demo.url, language, width: 320 });
    await other.goto('/complaint');
    await check_page(other);
    await other.context().close();
  }
});
