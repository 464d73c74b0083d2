// Figures as several roles, and the register of complaints from file to overview.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { check_budget, check_page, new_page, no_program, open_browser, root, sign_in, start_demo } from './harness.mjs';
import { text_of } from './steps.mjs';

const kDutch = join(root, 'tests/data/complaints-dutch');
let demo, browser;

before(async () => {
  if (no_program) return;
  demo = await start_demo();
  browser = await open_browser();
});
after(async () => { await browser?.close(); await demo?.stop(); });

async function signed_in(who) {
  const page = await new_page(browser, { url: demo.url });
  await sign_in(page, demo, who);
  return page;
}

/** The rows of a table of the dashboard: [[label, figure, ...], ...], as its export gives them. */
async function figures(page, table, query = '') {
  const answer = await page.request.get(`/dashboard/${table}.csv${query}`);
  assert.equal(answer.status(), 200);
  return (await answer.text()).replace(/^\uFEFF/, '').trim().split(/\r?\n/).map((row) => row.split(/[,;]/));
}

/** Each picture has its figures beside it, as a table. */
async function check_pictures(page) {
  const pictures = await page.locator('main figure, main .chart').count();
  for (let at = 0; at < pictures; ++at)
    assert.ok(await page.locator('main figure, main .chart').nth(at).locator('table').count(), 'a chart without its table');
}

test('[INV-13] Dashboard_OfAnEmployeeWithoutMatters_CountsNothing', { skip: no_program }, async () => {
  const page = await signed_in('medewerker');
  await page.goto('/dashboard');
  await check_page(page);
  assert.doesNotMatch((await figures(page, 'kinds')).slice(1).flat().join(' '), /[1-9]/);
});

test('[INV-13] Dashboard_OfTwoDesks_CountsWhatEachMaySee', { skip: no_program }, async () => {
  const triage = await signed_in('triage');
  const complaints = await signed_in('klachten');
  const all = async (page) => (await figures(page, 'kinds', '?view=own')).map((row) => row[0]);
  assert.notDeepEqual(await all(triage), await all(complaints), 'a desk counts its own kinds');
  await complaints.goto('/dashboard');
  await check_pictures(complaints);
  await check_page(complaints);
  await check_budget(complaints);
});

test('[REP-02] Dashboard_OverAScope_ShowsNoSmallNumber', { skip: no_program }, async () => {
  const page = await signed_in('analist');
  for (const query of ['', '?kind=complaint', '?year=2025', '?kind=report&year=2026']) {
    for (const table of ['months', 'kinds', 'terms']) {
      const small = (await figures(page, table, query)).slice(1).flatMap((row) => row.slice(1)).filter((cell) => /^[1-4]$/.test(cell));
      assert.deepEqual(small, [], `${table}${query}`);
    }
  }
  await page.goto('/dashboard');
  await check_pictures(page);
  await check_page(page);
});

test('[CMP-02] Monitor_OfAPeriod_HasItsTablesAndItsReports', { skip: no_program }, async () => {
  const page = await signed_in('analist');
  await page.goto('/monitor');
  await check_page(page);
  await check_budget(page);
  const half_year = await page.locator('select[name=period] option').first().getAttribute('value');
  await page.selectOption('select[name=period]', half_year);
  await page.locator('main form.filters button').click();
  assert.match(page.url(), new RegExp(`period=${half_year}`));
  await check_page(page);
  assert.ok((await page.locator('main table').count()) >= 3, 'tables of the period');
  for (const [format, start] of [['pdf', '%PDF'], ['xlsx', 'PK']]) {
    const href = await page.locator(`main a[href$=".${format}"][href^="/monitor/reports/"]`).first().getAttribute('href');
    const answer = await page.request.get(href);
    assert.equal(answer.status(), 200);
    assert.ok((await answer.body()).subarray(0, 4).toString().startsWith(start), format);
  }
  const rows = (await (await page.request.get(`/monitor/tables/activity.csv?period=${half_year}`)).text()).split(/\r?\n/).slice(1);
  const small = rows.flatMap((row) => row.split(',').slice(1)).filter((cell) => /^[1-4]$/.test(cell));
  assert.deepEqual(small, []);
  await page.goto('/monitor');
  for (const told of [/U krijgt voortaan een e-mail/, /U krijgt geen e-mail meer/]) { // off unless asked for
    await page.locator('form[action="/monitor/mail"] button').click();
    assert.match(await page.locator('main').innerText(), told);
    await check_page(page);
  }
  const outsider = await signed_in('triage');
  assert.equal((await outsider.request.get('/monitor')).status(), 404);
});

test('[CMP-04] Register_UploadedCheckedAndConfirmed_HasItsOverview', { skip: no_program }, async () => {
  const page = await signed_in('beheer');
  await page.goto('/administration/import');
  await check_page(page);
  await page.check('input[name=mapping][value=own]');
  await page.fill('[name=mapping_text]', readFileSync(join(kDutch, 'mapping.yaml'), 'utf8').replace('GEWELD: force', 'GEWELD: geweld'));
  await page.setInputFiles('input[name=files]', join(kDutch, 'klachten-2023.csv'));
  await page.locator('main form button[type=submit]').first().click();
  assert.ok(await page.locator('#errors').count(), 'a mapping with a fault is refused where it was typed');
  await page.check('input[name=mapping][value=own]');
  await page.fill('[name=mapping_text]', readFileSync(join(kDutch, 'mapping.yaml'), 'utf8'));
  await page.setInputFiles('input[name=files]', join(kDutch, 'klachten-2023.csv'));
  await page.locator('main form button[type=submit]').first().click();
  await page.locator('form[action$="/confirm"] button').waitFor({ timeout: 60_000 });
  await check_page(page);
  await page.locator('form[action$="/confirm"] button').click();
  const errors = page.locator('a[href$="/errors"]').first();
  await page.locator('a.button[href="/administration/import"]').waitFor({ timeout: 60_000 });
  await check_page(page);
  const file = await page.request.get(await errors.getAttribute('href'));
  assert.match(await file.text(), /klachten-2023\.csv,6,Ontvangen op,/, 'each refused row with its line and column');
});

test('[CMP-03] Register_Overview_IsOnThePageAndInThreeFormats', { skip: no_program }, async () => {
  const page = await signed_in('auditor');
  await page.goto('/complaints/register');
  assert.ok(await page.locator('table').count(), await text_of(page));
  await check_pictures(page);
  await check_page(page);
  const links = await page.locator('main .export a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  assert.ok(links.some((link) => link.includes('.csv')) && links.some((link) => link.includes('.ods')) && links.some((link) => link.includes('.xlsx')));
  for (const link of links.slice(0, 3)) {
    const answer = await page.request.get(link);
    assert.equal(answer.status(), 200, link);
    if (!link.includes('.csv')) assert.equal((await answer.body()).subarray(0, 2).toString(), 'PK', link);
  }
});

test('Dashboard_InFourLanguagesLightAndDark_FitsANarrowScreen', { skip: no_program }, async () => {
  const page = await signed_in('gezag');
  for (const language of ['en', 'fr', 'de']) {
    await page.goto('/dashboard');
    await page.click(`form.languages button[value=${language}]`);
    await page.goto('/dashboard');
    assert.equal(await page.locator('html').getAttribute('lang'), language);
    await check_page(page);
  }
});
