// The administrator's rooms: units, people from a file, roles, desks, procedures; and the auditor's log.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { check_page, new_page, no_program, open_browser, root, sign_in, start_demo } from './harness.mjs';
import { send, text_of } from './steps.mjs';

const kBroken = '999904;Bauke Wielinga;NERGENS;Agent\n';
let demo, browser, page;
const stamp = Date.now().toString().slice(-5); // numbers and codes of this run

before(async () => {
  if (no_program) return;
  demo = await start_demo();
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
  await page.fill('form[action$="/search"] [name=name]', 'Tjitske Hamstra');
  await submit('form[action$="/search"]');
  await page.locator('tr', { hasText: 'Tjitske Hamstra' }).last().locator('a').first().click();
  await check_page(page);
  await page.fill('form[action$="/account"] [name=sign_in_name]', `tjitske${stamp}`);
  await submit('form[action$="/account"]');
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

test('Desk_WithItsMembers_CanBeRead', { skip: no_program }, async () => {
  await page.goto('/administration/desks');
  await check_page(page);
  await page.locator('main a[href^="/administration/desks/"]').first().click();
  await check_page(page);
  await page.fill('[name=sign_in_name]', 'bestaat-niet');
  await submit('main form:has([name=sign_in_name])');
  assert.ok(await page.locator('#errors').count(), 'an account that is not there is refused');
});

test('Procedure_WithAFault_IsRefusedWithItsLine', { skip: no_program }, async () => {
  await page.goto('/administration/procedures');
  await check_page(page);
  const text = readFileSync(join(root, 'content/procedures/nl/compliment.yaml'), 'utf8').replace(/^version: \d+$/m, 'version: 9');
  await page.goto('/administration/procedures/new');
  const broken = text.replace(/^prefix: .*$/m, 'prefixes: Z');
  const line = broken.split('\n').findIndex((row) => row.startsWith('prefixes')) + 1;
  await page.fill('[name=text]', broken);
  await submit('main form:has([name=text])');
  assert.match(await page.locator('#errors').innerText(), new RegExp(`\\b${line}\\b`), 'the line is named');
  assert.equal((await page.inputValue('[name=text]')).includes('prefixes: Z'), true, 'the text stays');
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
