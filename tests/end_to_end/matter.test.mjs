// Handling a matter, from assignment to closing, and what happens on the way: wrong input, two people at once, somebody
// who steps aside, terms that stand still or are extended.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { check_page, new_page, no_program, open_browser, seen_by, sign_in, start_demo } from './harness.mjs';
import { click, confirm_receipt, kAnswers, mailbox_of, make_report, matter_path, row_with } from './road.mjs';
import { find, hear, make_plan } from './rooms.mjs';

const kSubject = 'Opzoekingen zonder reden';
const kSections = ['', '/messages', '/documents', '/people', '/timeline'];
const main_text = (page) => page.locator('main').innerText();
const errors_of = (page) => page.locator('#errors li').count();

/** Opens the matter and the step with this title (in Dutch). */
async function open_step(page, path, title) {
  await page.goto(path);
  const step = page.locator('li', { has: page.locator('h3', { hasText: title }) });
  await click(page, step.locator('a.button[href*="/steps/"]'));
}

/** Does a step: fills what is given and records it; ends on the matter. */
async function do_step(page, path, title, values = {}) {
  await open_step(page, path, title);
  for (const [name, value] of Object.entries(values)) {
    if (await page.locator(`input[type=radio][name=${name}]`).count()) await page.check(`input[name=${name}][value=${value}]`);
    else await page.fill(`[name=${name}]`, value);
  }
  await click(page, 'main form button[type=submit]');
  assert.equal(new URL(page.url()).pathname, path, await main_text(page));
}

/** Gives a part to the person with this name. */
async function give(page, path, form, role, who, reason) {
  await page.goto(`${path}/${form}`);
  await page.check(`input[name=role][value=${role}]`);
  await page.fill('input[name=who]', who);
  await click(page, 'button[value=search]');
  await page.locator('input[name=account]').first().check();
  if (reason) await page.fill('textarea[name=reason]', reason);
  await click(page, 'button[value=give]');
}

for (const jurisdiction of ['nl', 'be']) {
  test(`A force in ${jurisdiction}`, { skip: no_program }, async (t) => {
    const demo = await start_demo({ jurisdiction });
    after(() => demo.stop());
    const browser = await open_browser();
    after(() => browser.close());
    const as = async (who) => {
      const page = await new_page(browser, { url: demo.url });
      await sign_in(page, demo, who);
      return page;
    };
    const triage = await as('triage');
    const second = await as('triage2');
    const handler = await as('onderzoeker');
    const authority = await as('gezag');
    let report; // the path of the report's matter
    let matter; // the path of the enquiry that comes of it
    let code;

    await t.test('[ORG-04] Enquiry_OutOfTriage_ComesToItsHandlerAndCommissioner', async () => {
      code = await make_report(browser, demo, { subject: kSubject });
      report = await matter_path(triage, kSubject);
      await confirm_receipt(triage, report);
      await triage.goto(`${report}/triage`);
      for (const [criterion, answer] of Object.entries(kAnswers.orienting)) await triage.check(`input[name="criteria-${criterion}"][value="${answer}"]`);
      await triage.check('input[name=outcome][value=orienting]');
      await triage.fill('textarea[name=reasons]', 'De feiten zijn nog onduidelijk.');
      await click(triage, 'button[value=choose]');
      await triage.locator('select[name=part-handler]').selectOption({ label: 'Carla Meijering' });
      await triage.locator('select[name=part-commissioner]').selectOption({ label: 'Dirk van Loonen' });
      await click(triage, 'button[value=decide]');
      await second.goto(`${report}/triage`);
      await click(second, 'form[action$="/confirm"] button[type=submit]');
      await handler.goto('/tasks');
      await check_page(handler);
      matter = await matter_path(handler, kSubject);
      assert.ok(matter && matter !== report, 'the enquiry is in the queue of its handler');
      assert.equal((await handler.goto(report)).status(), 404, 'the report itself is not theirs');
    });

    await t.test('Matter_OnEachOfItsPages_IsWholeInFourLanguagesAndPrints', async () => {
      for (const [at, section] of kSections.entries()) {
        await handler.goto(matter + section);
        const language = ['nl', 'en', 'fr', 'de', 'en'][at];
        await click(handler, `.languages button[value=${language}]`);
        await check_page(handler);
        assert.equal(await handler.getAttribute('html', 'lang'), language);
        assert.doesNotMatch(await main_text(handler), /\[[a-z]+\.[a-z_.]+\]/, 'no text is missing');
      }
      await handler.emulateMedia({ media: 'print' });
      assert.equal(await handler.locator('.side').isVisible(), false, 'the menu is not printed');
      assert.ok(await handler.locator('.timeline li').last().isVisible(), 'the timeline prints whole');
      await handler.emulateMedia({ media: 'screen' });
      await click(handler, '.languages button[value=nl]');
    });

    await t.test('[INV-05] Step_WithWrongInput_SaysAllAtOnceAndKeepsWhatWasTyped', async () => {
      await handler.goto(`${matter}/plan/edit`);
      await check_page(handler);
      await click(handler, 'main button[value=submit]');
      assert.equal(seen_by(handler).status, 422);
      assert.ok(await errors_of(handler) > 0);
      assert.equal(await handler.evaluate(() => document.activeElement.id), 'errors', 'the summary has the focus');
      await check_page(handler);
      await handler.goto(`${matter}/assign`);
      await click(handler, 'button[value=search]');
      await handler.fill('input[name=who]', 'Meijering');
      await click(handler, 'button[value=search]');
      await click(handler, 'button[value=give]');
      assert.equal(seen_by(handler).status, 422);
      assert.ok(await errors_of(handler) >= 2, 'role and person are both missing');
      assert.equal(await handler.locator('input[name=who]').inputValue(), 'Meijering');
      await check_page(handler);
      await handler.goto(`${matter}/people`);
      await handler.fill('textarea[name=text]', 'Iemand van buiten');
      await click(handler, 'main form button[type=submit]');
      assert.equal(seen_by(handler).status, 422);
      assert.equal(await handler.locator('textarea[name=text]').inputValue(), 'Iemand van buiten');
    });

    await t.test('[INV-05] Plan_OfTheHandler_IsApprovedByTheCommissioner', async () => {
      await handler.goto(matter);
      assert.match(await handler.locator('a.button', { hasText: 'Deze stap doen' }).first().getAttribute('href'), /\/plan$/, 'the step leads to its room');
      await make_plan(handler, authority, matter);
      assert.equal(await handler.locator('form[action$="/plan/decision"]').count(), 0, 'the handler does not approve the plan');
      await authority.goto(matter);
      assert.match(await main_text(authority), /Onderzoek/);
    });

    await t.test('Step_DoneByTwoPeopleAtOnce_OneWinsAndTheOtherKeepsWhatWasTyped', async () => {
      const other = await as('gezag');
      await open_step(authority, matter, 'bespreken');
      await open_step(other, matter, 'bespreken');
      for (const [page, words] of [[authority, 'Eerst dit gesprek.'], [other, 'Mijn verslag van het gesprek.']]) {
        await page.fill('[name=talk_date]', new Date().toISOString().slice(0, 10));
        await page.fill('[name=note]', words);
      }
      await click(authority, 'main form button[type=submit]');
      await click(other, 'main form button[type=submit]');
      assert.equal(seen_by(other).status, 409);
      const shown = await main_text(other);
      assert.match(shown, /Eerst dit gesprek\./, `what was recorded meanwhile is shown:\n${shown}`);
      assert.equal(await other.locator('[name=note]').inputValue(), 'Mijn verslag van het gesprek.');
      await check_page(other);
      await other.context().close();
    });

    await t.test('Documents_AddedToTheMatter_ComeBackAsTheyWere', async () => {
      const file = join(mkdtempSync(join(tmpdir(), 'waarborg-file-')), 'logboek.csv');
      writeFileSync(file, 'tijd;naam\n12:00;onbekend\n');
      await handler.goto(`${matter}/documents`);
      await handler.setInputFiles('input[type=file]', file);
      await click(handler, 'main form button[type=submit]');
      await check_page(handler);
      const [download] = await Promise.all([handler.waitForEvent('download'), handler.locator('main table a', { hasText: 'logboek.csv' }).click()]);
      assert.equal(readFileSync(await download.path(), 'utf8'), readFileSync(file, 'utf8'));
      await handler.goto(`${matter}/documents`);
      await click(handler, 'main form button[type=submit]');
      assert.equal(seen_by(handler).status, 422, 'an empty form is refused');
    });

    await t.test('Timeline_WithItsFilter_ShowsStepsDocumentsAndNotes', async () => {
      await handler.goto(`${matter}/timeline`);
      await handler.fill('[name=note]', 'Gebeld met de beheerder.');
      await click(handler, 'form[method=post][action$="/timeline"] button[type=submit]');
      assert.match(await main_text(handler), /Gebeld met de beheerder\./);
      const all = await handler.locator('.timeline li').count();
      const options = await handler.locator('select[name=kind] option').evaluateAll((each) => each.map((one) => one.value));
      await handler.selectOption('select[name=kind]', options.find((value) => value === 'note'));
      await click(handler, 'form[method=get] button[type=submit]');
      const notes = await handler.locator('.timeline li').count();
      assert.ok(notes > 0 && notes < all, `${notes} notes of ${all} events`);
      assert.match(await main_text(handler), /Gebeld met de beheerder\./);
      await check_page(handler);
    });

    await t.test('Clock_OfTheMatter_IsPausedResumedAndExtendedWithReasons', async () => {
      await handler.goto(matter);
      await click(handler, 'main a[href*="/clocks/"]');
      const clock = new URL(handler.url()).pathname;
      await check_page(handler);
      await click(handler, 'form[action$="/extend"] button[type=submit]');
      assert.equal(seen_by(handler).status, 422, 'a reason is asked for');
      await check_page(handler);
      await handler.fill('form[action$="/extend"] [name=reason]', 'Wachten op de logbestanden.');
      await click(handler, 'form[action$="/extend"] button[type=submit]');
      assert.match(await main_text(handler), /verleng/i);
      await handler.goto('/tasks');
      assert.ok(await row_with(handler, kSubject).filter({ hasText: /verlenging/i }).count() > 0, 'the notice of the extension is a task');
      await check_page(handler);
      await click(handler, row_with(handler, kSubject).filter({ hasText: /verlenging/i }).locator('a'));
      await handler.goto(matter);
      const clocks = await handler.locator('main a[href*="/clocks/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      await handler.goto(clocks.at(-1) ?? clock);
      if (await handler.locator('form[action$="/pause"]').count()) {
        await click(handler, 'form[action$="/pause"] button[type=submit]');
        assert.ok(await errors_of(handler) >= 2, 'ground and explanation are both asked for');
        await handler.locator('input[name=pause]').first().check();
        await handler.fill('[name=text]', 'Het parket onderzoekt.');
        await click(handler, 'form[action$="/pause"] button[type=submit]');
        assert.match(await main_text(handler), /Staat stil/);
        await check_page(handler);
        await click(handler, 'main a[href*="/clocks/"]');
        await click(handler, 'form[action$="/resume"] button[type=submit]');
        assert.doesNotMatch(await main_text(handler), /Staat stil/);
      } else {
        assert.equal(jurisdiction, 'be', 'a clock that cannot stand still');
      }
    });

    await t.test('[ACC-01] HandOver_OfTheEnquiry_MovesItToSomebodyElse', async () => {
      await handler.goto(`${matter}/hand-over`);
      await check_page(handler);
      await give(handler, matter, 'hand-over', 'handler', 'Haverkamp', 'Langdurig afwezig.');
      assert.equal((await handler.goto(matter)).status(), 404, 'who handed over does not see it any more');
      const other = await as('onderzoeker2');
      assert.equal(await matter_path(other, kSubject), matter);
      await other.goto(`${matter}/documents`);
      assert.match(await main_text(other), /logboek\.csv/, 'what was there can be opened');
      await give(other, matter, 'hand-over', 'handler', 'Meijering', 'Weer terug.');
      await other.context().close();
      assert.equal((await handler.goto(matter)).status(), 200);
    });

    await t.test('[ORG-04] Decision_OfTheCompetentAuthority_ClosesWithLessonsLearned', async () => {
      await hear(handler, matter, 'Ruben Hoekstra');
      await find(handler, matter);
      await handler.goto(matter);
      assert.equal(await handler.locator('a.button', { hasText: 'Deze stap doen' }).filter({ hasText: 'Besluiten' }).count(), 0);
      await open_step(authority, matter, 'Besluiten');
      await click(authority, 'main form button[type=submit]');
      assert.ok(await errors_of(authority) >= 2, 'decision and reason are both asked for');
      await check_page(authority);
      await authority.check('input[name=decision][value=no_case]');
      await authority.fill('[name=reason]', 'Geen plichtsverzuim.');
      await click(authority, 'main form button[type=submit]');
      await handler.goto(matter);
      await click(handler, 'main a.button[href$="/skip"]');
      await check_page(handler);
      await handler.fill('[name=reason]', 'Mondeling verteld.');
      await click(handler, 'main form button[type=submit]');
      await do_step(handler, matter, 'Evaluatie', { note: 'Op de eerste teamdag.' });
      await open_step(handler, matter, 'Afsluiten');
      await click(handler, 'main form button[type=submit]');
      assert.equal(seen_by(handler).status, 422, 'lessons are asked for');
      await handler.fill('[name=lessons]', 'Leg bij elke opzoeking de reden vast.');
      await click(handler, 'main form button[type=submit]');
      assert.match(await main_text(handler), /Gesloten/);
      await check_page(handler);
      await handler.goto('/matters?state=closed');
      assert.ok(await row_with(handler, kSubject).count() > 0);
      await check_page(handler);
    });

    await t.test('Messages_WithTheReporter_GoBothWaysFromALetterAndTheReportCloses', async () => {
      await triage.goto(`${report}/messages`);
      await check_page(triage);
      await triage.selectOption('select[name=letter]', 'feedback');
      await triage.selectOption('select[name=language]', 'en');
      await click(triage, 'form[method=get] button[type=submit]');
      assert.match(await triage.locator('textarea[name=message]').inputValue(), /Dear|Good/);
      await click(triage, 'form[method=post][action$="/messages"] button[type=submit]');
      assert.equal(seen_by(triage).status, 422, 'what stands between braces must be filled in');
      await check_page(triage);
      await triage.fill('textarea[name=message]', 'Wij zijn bijna klaar.');
      await click(triage, 'form[method=post][action$="/messages"] button[type=submit]');
      assert.match(await mailbox_of(browser, demo, code), /Wij zijn bijna klaar\./);
      await open_step(triage, report, 'Melder laten weten');
      await triage.fill('[name=message]', 'Er is onderzocht en besloten.');
      await click(triage, 'main form button[type=submit]');
      await do_step(triage, report, 'Afsluiten', { note: 'Niets bijzonders.' });
      assert.match(await main_text(triage), /Gesloten/);
      assert.match(await mailbox_of(browser, demo, code), /Er is onderzocht en besloten\./);
    });

    await t.test('[SEC-06] StepAside_OfSomebodyInvolved_TakesTheMatterOutOfSight', async () => {
      const subject = 'Over een oude bekende';
      await make_report(browser, demo, { subject });
      const path = await matter_path(second, subject);
      await second.goto(`${path}/step-aside`);
      await check_page(second);
      await click(second, 'main form button[type=submit]');
      assert.equal(seen_by(second).status, 422);
      await second.fill('[name=reason]', 'Het gaat over mijn buurman.');
      await click(second, 'main form button[type=submit]');
      assert.equal((await second.goto(path)).status(), 404);
      assert.equal(await matter_path(second, subject), '');
      await second.goto('/tasks');
      assert.equal(await row_with(second, subject).count(), 0);
    });

    await t.test('Queue_WithChosenMatters_SaysBeforeWhatWillHappenAndWhatIsPassedOver', async () => {
      await triage.goto('/matters');
      await check_page(triage);
      for (const box of await triage.locator('tbody .row-choice').all()) await box.check();
      await click(triage, 'button[value=me]');
      await check_page(triage);
      const told = await main_text(triage);
      assert.match(told, /niet|overgeslagen/i, told);
      await triage.goto('/account');
      await check_page(triage);
    });
  });
}
