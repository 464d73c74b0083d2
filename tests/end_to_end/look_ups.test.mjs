// Atypical look-ups from a log to a matter: a shadow run and a run, the list, a case, a question that its officer answers, a
// name that two people open, triage.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { check_page, no_program, open_browser, page_of, program, root, start_demo } from './harness.mjs';

const officer = '100017'; // medewerker
const witness = '100018'; // a colleague
const day = (back) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);

/** Forty officers at work on cases of their own subjects, one who comes back to one subject for weeks, and twelve who look
 *  up somebody in the news on one day. */
function rows_of_a_log() {
  const rows = ['moment;wie;systeem;wat;zaak;reden;plaats;team'];
  const add = (back, time, who, what, reason) =>
    rows.push([`${day(back)} ${time}`, who, 'basisregister', what, '', reason, 'balie', 'noord'].join(';'));
  for (let number = 0; number < 40; ++number)
    for (let back = 2; back < 40; back += 3)
      add(back, `1${number % 10}:0${back % 10}:00`, `2${String(number).padStart(5, '0')}`, `P${number}-${back}`, 'verkeerscontrole op de rijksweg');
  for (let back = 2; back < 30; back += 2) add(back, '13:10:00', officer, 'KZ-11-BB', 'navraag');
  for (let number = 0; number < 12; ++number)
    add(3, `15:${10 + number}:00`, number < 1 ? witness : `2${String(number).padStart(5, '0')}`, 'NIEUWS-1', 'navraag');
  return rows.join('\n') + '\n';
}

const mapping = `name: Proeflog
format: csv
delimiter: ";"
time: {column: moment, format: "%Y-%m-%d %H:%M:%S", zone: Europe/Amsterdam}
officer: {column: wie}
system: {column: systeem}
subject: {column: wat}
basis: {column: zaak}
reason: {column: reden}
place: {column: plaats}
group: {column: team}
`;

test('Atypical look-ups', { skip: no_program }, async (t) => {
  const demo = await start_demo({ matters: 5 });
  after(() => demo.stop());
  const browser = await open_browser();
  after(() => browser.close());
  const monitor = (...args) =>
    execFileSync(program, ['monitor', ...args, '--data', demo.data],
      { env: { ...process.env, WAARBORG_CONTENT: join(root, 'content'), LANG: 'nl_NL.UTF-8' }, encoding: 'utf8' });
  // So small a force has room for a case in some months.
  const run = (...args) => monitor('run', '--day', day(1), '--cases', '1', '--controls', '3', ...args);
  let analyst;
  let case_path;
  let number;

  await t.test('[LOG-02] Import_OfALog_IsTaken', async () => {
    const folder = join(demo.data, 'proef');
    mkdirSync(folder);
    writeFileSync(join(folder, 'mapping.yaml'), mapping);
    writeFileSync(join(folder, 'log.csv'), rows_of_a_log());
    monitor('import', '--mapping', join(folder, 'mapping.yaml'), join(folder, 'log.csv'));
  });

  await t.test('ShadowRun_StandsApart', async () => {
    run('--shadow');
    analyst = await page_of(browser, demo, 'analist');
    await analyst.goto('/look-ups');
    assert.equal(await analyst.locator('main table tbody tr').count(), 0, 'nothing waits after a shadow run');
    await analyst.goto('/look-ups/runs');
    await check_page(analyst);
    await analyst.locator('main table a').first().click();
    await analyst.locator('main table tbody a').first().click();
    assert.equal(await analyst.locator('main form textarea').count(), 0, 'nobody acts upon it');
  });

  await t.test('[LOG-03] Run_PutsTheOfficerOnTheList', async () => {
    run();
    await analyst.goto('/look-ups?kind=case');
    await check_page(analyst);
    const row = analyst.locator('main table tbody tr').first();
    number = (await row.locator('a').first().innerText()).trim();
    assert.match(number, /^BEV-\d{4}-[0-9A-Z]{6}$/);
    assert.ok(monitor('cases').includes(number));
    await row.locator('a').first().click();
    case_path = new URL(analyst.url()).pathname;
    await check_page(analyst);
    const text = await analyst.locator('main').innerText();
    assert.ok(!text.includes(officer), 'no personnel number before two people opened it');
  });

  await t.test('[LOG-03] Question_IsAnsweredByItsOfficer', async () => {
    await analyst.locator('input[name=findings]').first().check();
    await analyst.locator('form[action$="/ask"] button').click();
    const staff = await page_of(browser, demo, 'medewerker');
    await staff.goto('/my-look-ups');
    await check_page(staff);
    await staff.locator('a[href^="/my-look-ups/questions/"]').first().click();
    await check_page(staff);
    await staff.locator('main form button[type=submit]').last().click();
    assert.ok(await staff.locator('.error-summary, [role=alert]').count() > 0, 'all that is missing is said');
    await staff.check('input[name=why][value=colleague]');
    await staff.fill('textarea[name=text]', 'Voor een collega aan de balie, die kon even niet inloggen.');
    await staff.locator('main form:has(textarea) button[type=submit]').click();
    assert.equal(new URL(staff.url()).pathname, '/my-look-ups');
    await staff.goto('/my-look-ups/rules');
    await check_page(staff);
    await analyst.goto(case_path);
    assert.match(await analyst.locator('main').innerText(), /kon even niet inloggen/);
  });

  await t.test('[LOG-02] Name_IsOpenedByTwo', async () => {
    await analyst.check('input[name=purpose][value=triage]');
    await analyst.fill('textarea[name=open_reason]', 'Veertien dagen hetzelfde kenteken, geen zaak, antwoord niet te rijmen.');
    await analyst.locator('form[action$="/open"] button').click();
    const approver = await page_of(browser, demo, 'privacy');
    await approver.goto('/look-ups/openings');
    await check_page(approver);
    await approver.locator('main table a').first().click();
    await check_page(approver);
    await approver.fill('textarea[name=reason]', 'Doel en reden zijn duidelijk.');
    await approver.locator('button[name=grant][value=yes]').click();
    await analyst.goto(case_path);
    assert.ok((await analyst.locator('main').innerText()).includes(officer), 'the analyst who asked sees who it is');
    await approver.goto('/look-ups/analysts');
    await check_page(approver);
    assert.match(await approver.locator('main table').innerText(), /Noor Visser/);
  });

  await t.test('[LOG-03] Triage_GetsAMatterWithTheEvidence', async () => {
    await analyst.check('input[name=outcome][value=triage]');
    await analyst.fill('form[action$="/decide"] textarea[name=reason]', 'Patroon zonder zaak; het antwoord is niet na te gaan.');
    await analyst.locator('form[action$="/decide"] button').click();
    await check_page(analyst);
    const matter = /M-\d{4}-[0-9A-Z]{6}/.exec(await analyst.locator('main').innerText())?.[0];
    assert.ok(matter, 'the case says which matter it became');
    await analyst.goto('/look-ups/outcomes');
    await check_page(analyst);
    const board = await page_of(browser, demo, 'triage');
    await board.goto('/matters');
    await board.locator(`a:text-is("${matter}")`).click();
    assert.match(await board.locator('main').innerText(), new RegExp(number));
  });

  await t.test('[LOG-03] Event_IsAskedAndDecidedAsAWhole', async () => {
    await analyst.goto('/look-ups?kind=event');
    await check_page(analyst);
    await analyst.locator('main table tbody a').first().click();
    const path = new URL(analyst.url()).pathname;
    await check_page(analyst);
    await analyst.check('input[name=whom][value=all]');
    await analyst.check('input[name=what][value=ask]');
    await analyst.locator('form[action$="/event"] button[type=submit]').click();
    assert.match(await analyst.locator('main').innerText(), /12 medewerkers; 0 antwoordden/);
    // Two of them are explained, which the event keeps; then everyone who is left.
    await analyst.check('input[name=whom][value=some]');
    await analyst.locator('form[action$="/event"] details summary').click();
    for (const at of [0, 1]) await analyst.locator('input[name=people]').nth(at).check();
    await analyst.check('input[name=what][value=explained]');
    await analyst.locator('form[action$="/event"] button[type=submit]').click();
    assert.ok(await analyst.locator('[role=alert]').count() > 0, 'reasons are needed');
    assert.equal(await analyst.locator('input[name=people]:checked').count(), 2, 'who was chosen stays chosen');
    await analyst.fill('form[action$="/event"] textarea[name=reason]', 'Stonden op de persconferentie.');
    await analyst.locator('form[action$="/event"] button[type=submit]').click();
    await check_page(analyst);
    await analyst.check('input[name=whom][value=all]');
    await analyst.check('input[name=what][value=nothing]');
    await analyst.fill('form[action$="/event"] textarea[name=reason]', 'Nieuws van die dag.');
    await analyst.locator('form[action$="/event"] button[type=submit]').click();
    assert.equal(new URL(analyst.url()).pathname, path);
    assert.equal(await analyst.locator('form[action$="/event"]').count(), 0, 'closed with its last person');
    await check_page(analyst);
  });

  await t.test('[LOG-03] Control_FoundDoubtful_BecomesACase', async () => {
    await analyst.goto('/look-ups?kind=control');
    await analyst.locator('main table tbody a').first().click();
    await check_page(analyst);
    assert.equal(await analyst.locator('form[action$="/follow"]').count(), 0, 'judged first');
    await analyst.check('input[name=outcome][value=doubtful]');
    await analyst.fill('form[action$="/decide"] textarea[name=reason]', 'Geen zaak en geen dienst.');
    await analyst.locator('form[action$="/decide"] button[type=submit]').click();
    await check_page(analyst);
    await analyst.locator('form[action$="/follow"] button[type=submit]').click();
    await check_page(analyst);
    assert.ok(await analyst.locator('form[action$="/ask"]').count() > 0, 'the road of every case');
    assert.ok(await analyst.locator('form[action$="/open"]').count() > 0);
    const file = await analyst.request.get('/look-ups/outcomes.csv');
    assert.equal(file.status(), 200);
  });

  /** Until a job is done, as its page says. */
  async function wait_for(done) {
    for (let tries = 0; !(await done()); ++tries) {
      assert.ok(tries < 60, 'the job comes to its end');
      await analyst.waitForTimeout(1000);
      await analyst.reload();
    }
  }

  await t.test('[LOG-03] Runs_StandBesideEachOther', async () => {
    await analyst.goto('/look-ups/runs/compare');
    await check_page(analyst);
    assert.match(await analyst.locator('main').innerText(), /Proefronde/);
    await analyst.selectOption('select[name=listed]', 'both');
    await analyst.locator('form:has(select[name=listed]) button[type=submit]').click();
    assert.ok(await analyst.locator('main table tbody a[href^="/look-ups/"]').count() > 0, 'both list the same officer');
    const file = await analyst.request.get('/look-ups/runs/compare.csv?listed=second');
    assert.equal(file.status(), 200);
  });

  await t.test('[LOG-02] Import_OnAPage_IsCheckedFirstAndTakenWhenToldSo', async () => {
    await analyst.goto('/look-ups/sources');
    await check_page(analyst);
    await analyst.getByRole('button', { name: 'Bestand nakijken' }).click();
    await analyst.getByText('Kies één bestand').first().waitFor();
    const file = join(demo.data, 'proef', 'pagina.csv');
    writeFileSync(file, 'moment,officer,team,system,subject,case,reason,place\n'
      + '2026-01-05T08:00:00Z,7001,NH1,bvh,p-1,,getuige horen,bureau\n'
      + '2026-01-05T08:05:00Z,,NH1,bvh,p-1,,getuige horen,bureau\n');
    await analyst.locator('select[name=mapping]').selectOption('waarborg-look-ups');
    await analyst.locator('input[type=file]').setInputFiles(file);
    await analyst.getByRole('button', { name: 'Bestand nakijken' }).click();
    await analyst.getByText('er is nog niets bewaard').waitFor();
    await check_page(analyst);
    await analyst.getByText('Er staat niet wie er heeft gekeken').waitFor();
    const [refused] = await Promise.all([
      analyst.waitForEvent('download'), analyst.getByRole('link', { name: 'Foutenbestand' }).click()]);
    assert.match(readFileSync(await refused.path(), 'utf8'), /pagina\.csv,3,/);
    await analyst.getByRole('button', { name: 'Inlezen', exact: true }).click();
    await analyst.getByText('Het bestand is ingelezen').waitFor();
    await analyst.getByRole('link', { name: 'Terug naar logs en tabellen' }).click();
    await analyst.locator('table', { hasText: 'pagina.csv' }).waitFor();
  });

  await t.test('[LOG-03] Explained_IsShownByTeamRuleAndMonth', async () => {
    await analyst.goto('/look-ups/explained');
    await check_page(analyst);
    assert.ok(await analyst.locator('main table').count() >= 2);
    const file = await analyst.request.get('/look-ups/explained.csv');
    assert.equal(file.status(), 200);
  });

  await t.test('[LOG-03] Lists_OfTheDesks_AreSortedFilteredAndTakenAlong', async () => {
    const approver = await page_of(browser, demo, 'privacy');
    for (const [page, path] of [[analyst, '/look-ups/runs'], [analyst, '/look-ups/sources'],
      [approver, '/look-ups/openings'], [approver, '/look-ups/analysts']]) {
      await page.goto(path);
      const [file] = await Promise.all([page.waitForEvent('download'), page.locator('main a[href*=".csv"]').click()]);
      assert.ok(readFileSync(await file.path(), 'utf8').trim().split('\n').length > 1, path);
      for (const format of ['xlsx', 'ods']) assert.equal((await page.request.get(`${path}.${format}`)).status(), 200);
    }
    await analyst.goto('/look-ups/runs');
    await analyst.selectOption('select[name=mode]', 'shadow');
    await analyst.getByRole('button', { name: 'Filteren' }).click();
    await analyst.getByRole('link', { name: 'Tot en met' }).click();
    await check_page(analyst);
    assert.equal(await analyst.locator('main table').first().locator('tbody tr').count(), 1, 'the shadow run alone');
    const shadow = await analyst.locator('main a[href*=".csv"]').getAttribute('href');
    assert.match(shadow, /mode=shadow.*sort=made/, 'a file is of what is shown');
  });

  await t.test('[LOG-02] Figures_OverTheApi_AreReadWithATokenOfTheirScope', async () => {
    await analyst.goto('/account');
    await analyst.fill('input[name=label]', 'Dashboard van het korps');
    await analyst.check('input[name=scopes][value="look-ups:read"]');
    await analyst.getByRole('button', { name: 'Sleutel maken' }).click();
    const token = /wb_[\w-]+/.exec(await analyst.locator('main').innerText())[0];
    const ask = (what, authorization = `Bearer ${token}`) => fetch(`${demo.url}/api/v1/${what}`, { headers: { authorization } });
    for (const what of ['look-ups/months', 'look-ups/outcomes?by=unit', 'look-ups/proposals', 'look-ups/rule-book'])
      assert.equal((await ask(what)).status, 200, what);
    const { runs } = await (await ask('look-ups/runs')).json();
    assert.ok(runs.some(({ shadow, cases }) => !shadow && cases === 1), 'the run and how many it lists');
    assert.ok(!JSON.stringify(runs).includes(number), 'and which case not');
    assert.equal((await ask('matters')).status, 403, 'another scope');
    assert.equal((await ask('look-ups/runs', '')).status, 401);
  });

  await t.test('[LOG-03] Trial_OfOtherSettings_TellsWhoWouldBeListed', async () => {
    await analyst.goto('/look-ups/trials/new');
    await check_page(analyst);
    await analyst.fill('input[name=days]', '1');
    await analyst.locator('main form button[type=submit]').click();
    await check_page(analyst);
    assert.equal(await analyst.inputValue('input[name=days]'), '1', 'what was filled in stays');
    await analyst.fill('input[name=days]', '7');
    await analyst.fill('input[name=budget]', '99000');
    await analyst.locator('main form button[type=submit]').click();
    await wait_for(async () => (await analyst.locator('select[name=listed]').count()) > 0);
    await check_page(analyst);
    assert.match(await analyst.locator('main').innerText(), /Medewerker \d+/);
    await analyst.goto('/look-ups/trials');
    await check_page(analyst);
    assert.equal(await analyst.locator('main table tbody tr').count(), 1);
  });

  await t.test('[LOG-04] Annex_IsMadeAndTakenAlong', async () => {
    await analyst.goto('/look-ups/annex');
    await check_page(analyst);
    await analyst.locator('form[action="/look-ups/annex"] button[type=submit]').click();
    await wait_for(async () => (await analyst.locator('a[href="/look-ups/annex.md"]').count()) > 0);
    await check_page(analyst);
    const file = await analyst.request.get('/look-ups/annex.md');
    assert.match(await file.text(), /^# /);
  });

  await t.test('[LOG-01] Proposal_IsFoundProposedAndApprovedByTwo', async () => {
    // Each of the forty worked on a case of their subjects, longer ago than a rule of the content reaches.
    const assignments = ['case,officer,team,kind,from,to'];
    const links = ['case,subject,from'];
    for (let number = 0; number < 40; ++number)
      for (let back = 2; back < 40; back += 3) {
        const when = day(back + 45);
        assignments.push(`z${number}-${back},2${String(number).padStart(5, '0')},noord,assigned,${when}T08:00:00Z,${when}T16:00:00Z`);
        links.push(`z${number}-${back},P${number}-${back},`);
      }
    for (const [table, rows] of [['assignments', assignments], ['links', links]]) {
      const file = join(demo.data, `${table}.csv`);
      writeFileSync(file, rows.join('\n') + '\n');
      monitor('import', '--mapping', `waarborg-${table}`, file);
    }
    await analyst.goto('/look-ups/proposals');
    await check_page(analyst);
    await analyst.locator('form[action="/look-ups/proposals"] button[type=submit]').click();
    await wait_for(async () => (await analyst.locator('main table').count()) > 0);
    await check_page(analyst);
    await analyst.locator('main table a', { hasText: 'Eigen zaak (assigned)' }).first().click();
    const path = new URL(analyst.url()).pathname + new URL(analyst.url()).search;
    await check_page(analyst);
    assert.ok(!(await analyst.locator('main').innerText()).includes(officer), 'nobody is named');
    await analyst.locator('form[action$="/ask"] button[type=submit]').click();
    assert.ok(await analyst.locator('[role=alert]').count() > 0, 'the work has to be said');
    await analyst.fill('textarea[name=why]', 'Nazorg: na een zaak blijft de behandelaar een kwartaal aanspreekpunt.');
    await analyst.locator('form[action$="/ask"] button[type=submit]').click();
    assert.equal(await analyst.locator('form[action$="/answer"]').count(), 0, 'who proposes does not decide');
    const approver = await page_of(browser, demo, 'privacy');
    await approver.goto('/look-ups/proposals');
    await check_page(approver);
    await approver.locator('main table a').first().click();
    assert.equal(new URL(approver.url()).pathname + new URL(approver.url()).search, path);
    await check_page(approver);
    assert.match(await approver.locator('main').innerText(), /een kwartaal aanspreekpunt/);
    await approver.fill('textarea[name=reason]', 'Met de teamchef besproken.');
    await approver.locator('button[name=answer][value=approve]').click();
    await check_page(approver);
    assert.match(run('--shadow'), /\d/);
    await analyst.goto('/look-ups/runs');
    assert.match(await analyst.locator('main table').innerText(), /\d\+1 /, 'the version says that a rule was approved');
    const staff = await page_of(browser, demo, 'medewerker');
    await staff.goto('/my-look-ups/rules');
    await check_page(staff);
    assert.match(await staff.locator('main').innerText(), /In de tabellen gevonden, goedgekeurd op/);
    await approver.fill('textarea[name=end_reason]', 'Te ruim gebleken.');
    await approver.locator('form[action$="/end"] button[type=submit]').click();
    await check_page(approver);
    assert.match(await approver.locator('main').innerText(), /Te ruim gebleken/);
  });
});
