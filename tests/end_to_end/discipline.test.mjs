// Belgian discipline: the light track before the ordinary authority, and the heavy one before the higher authority with
// its council; each with the terms of the act of 13 May 1999.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { check_page, no_program, open_force } from './harness.mjs';
import { click, matter_path } from './road.mjs';
import { fill, find, give_part, hear, in_days, is_recorded, leave_out, make_plan, name_person, submit, to_enquiry } from './rooms.mjs';
import { do_step, text_of } from './steps.mjs';

const kPerson = 'Ruben Hoekstra';

test('Discipline in a Belgian zone', { skip: no_program }, async (t) => {
  const { demo, browser, as } = await open_force(after, { jurisdiction: 'be' });
  const triage = await as('triage');
  const second = await as('triage2');
  const handler = await as('onderzoeker');
  const chief = await as('gezag');
  const higher = await as('gezag2');
  const choose = async (page, matter, act, measure) => {
    await page.goto(`${matter}/sanction`);
    await click(page, `main a[href$="/${act}"]`);
    if (!measure) return;
    await page.selectOption('main select[name=measure]', measure);
    await click(page, 'main form[method=get] button[type=submit]');
  };
  const record = async (page, values) => {
    await fill(page, values);
    await click(page, 'main form[method=post] button[type=submit]');
  };
  /** Plan, interview, findings and weighing. */
  const to_recommendation = async (matter) => {
    await make_plan(handler, chief, matter);
    await do_step(handler, matter, 'Betrokkene informeren over de start', { notice: 'Brief van vandaag.' });
    await hear(handler, matter, kPerson);
    await find(handler, matter);
    await higher.goto(`${matter}/weighing`);
    for (const answer of await higher.locator('main textarea[name^=answer_]').all()) await answer.fill('Overwogen en opgeschreven.');
    await submit(higher, 'finish');
    await is_recorded(higher);
    await chief.goto(`${matter}/sanction/new`);
    await chief.selectOption('select[name=person]', { index: 1 });
    await chief.selectOption('select[name=category]', 'base_middle');
    await chief.selectOption('select[name=role]', 'executive');
    await click(chief, 'main form[method=post] button[type=submit]');
    await is_recorded(chief);
  };
  const outside = async (page) => (await page.locator('[name=outside]').count() ? { outside: 'Er zijn te weinig gelijke gevallen.' } : {});

  await t.test('[SAN-01] [ORG-11] LightTrack_FromReportToAppeal_KeepsThirtyDaysAndFifteen', async () => {
    const subject = 'Te laat en niet gemeld';
    const matter = await to_enquiry(browser, demo, { triage, second, handler }, { subject, outcome: 'disciplinary' });
    await name_person(handler, matter, kPerson);
    await handler.goto(matter);
    assert.match(await text_of(handler), /Zes maanden voor het inleidend verslag/);
    await to_recommendation(matter);
    await choose(chief, matter, 'recommend', 'suspension');
    await fill(chief, { text: 'Zwaar.', ...await chief.locator('[name=value_months]').count() && { value_months: '1' } });
    await click(chief, 'main form[method=post] button[type=submit]');
    assert.match(await text_of(chief), /hoort niet bij deze procedure/, 'a heavy sanction has a track of its own');
    await choose(chief, matter, 'recommend', 'blame');
    await record(chief, { text: 'Past bij gelijke gevallen.' });
    await is_recorded(chief);
    await choose(chief, matter, 'intention');
    await record(chief, { text: 'Inleidend verslag.' });
    await is_recorded(chief);
    await chief.goto(matter);
    assert.match(await text_of(chief), /Dertig dagen voor het verweer/);
    assert.match(await text_of(chief), /Vijftien dagen voor de beslissing/);
    await check_page(chief);
    await choose(chief, matter, 'view');
    await record(chief, { choice: 'given', text: 'Het was een fout.' });
    await is_recorded(chief);
    await choose(higher, matter, 'decide', 'blame');
    await record(higher, { authority: 'gto', text: 'De fout staat vast.', ...await outside(higher) });
    await is_recorded(higher);
    await choose(chief, matter, 'serve');
    await record(chief, { choice: 'signed', day: in_days(0) });
    await is_recorded(chief);
    await chief.goto(`${matter}/sanction`);
    await check_page(chief);
    assert.equal(await chief.locator('main a[href$="/objection"]').count(), 0, 'the light track knows no reconsideration');
    for (const choice of [{ choice: 'lodged', day: in_days(0) }, { choice: 'upheld', text: 'De Raad van State verwerpt het beroep.' }]) {
      await choose(chief, matter, 'appeal');
      await record(chief, choice);
      await is_recorded(chief);
    }
    await do_step(chief, matter, 'Besluit staat vast', { note: 'Einde van de rechtsmiddelen.' });
    await do_step(handler, matter, 'Evaluatie', { note: 'Op de teamdag.' });
    assert.match(await do_step(handler, matter, 'Afsluiten', { lessons: 'Meld u op tijd.' }), /Gesloten/);
  });

  await t.test('[SAN-01] [ORG-11] HeavyTrack_BeforeTheHigherAuthority_PassesTheCouncil', async () => {
    const subject = 'Informatie verkocht';
    const light = await to_enquiry(browser, demo, { triage, second, handler }, { subject, outcome: 'disciplinary' });
    await name_person(handler, light, kPerson);
    await chief.goto(`${light}/handover`);
    await chief.check('input[name=procedure][value=disciplinary_heavy]');
    await fill(chief, { text: 'Een zware straf komt in aanmerking.' });
    await submit(chief);
    await is_recorded(chief);
    await higher.goto('/matters');
    const numbers = higher.locator('main tbody tr', { hasText: subject }).locator('a', { hasText: 'DZ' });
    const matter = await numbers.first().getAttribute('href');
    assert.ok(matter);
    await give_part(higher, matter, 'handler', 'Meijering');
    await give_part(higher, matter, 'commissioner', 'Loonen');
    await higher.goto(matter);
    assert.match(await text_of(higher), /Zes maanden voor het inleidend verslag/);
    await check_page(higher);
    await to_recommendation(matter);
    await choose(chief, matter, 'recommend', 'suspension');
    await record(chief, { value_months: '1', text: 'Past bij gelijke gevallen.' });
    await is_recorded(chief);
    await choose(chief, matter, 'intention');
    await record(chief, { text: 'Inleidend verslag.' });
    await is_recorded(chief);
    await choose(chief, matter, 'view');
    await record(chief, { choice: 'given', text: 'Ik heb spijt.' });
    await is_recorded(chief);
    await leave_out(higher, matter, 'Wettelijke adviezen vragen');
    await choose(higher, matter, 'decide', 'suspension');
    await record(higher, { value_months: '1', authority: 'gto', text: 'Voorstel.', ...await outside(higher) });
    assert.ok(await higher.locator('#errors li').count() > 0, 'the ordinary authority imposes no heavy sanction');
    await record(higher, { authority: 'hto' });
    await is_recorded(higher);
    await choose(chief, matter, 'serve');
    await record(chief, { choice: 'registered', day: in_days(0) });
    await is_recorded(chief);
    await choose(chief, matter, 'objection');
    await record(chief, { choice: 'lodged', day: in_days(0) });
    await is_recorded(chief);
    await do_step(higher, matter, 'Verschijning voor de tuchtraad', { talk_date: in_days(0), note: 'Gehoord.' });
    await do_step(higher, matter, 'Advies van de tuchtraad', { note: 'De raad volgt het voorstel.' });
    await leave_out(higher, matter, 'Nota bij afwijken');
    await higher.goto(matter);
    await check_page(higher);
    await choose(chief, matter, 'objection');
    await record(chief, { choice: 'upheld', text: 'Na heroverweging bevestigd.' });
    await is_recorded(chief);
    await do_step(chief, matter, 'Besluit staat vast', { note: 'Geen beroep.' });
    await do_step(handler, matter, 'Evaluatie', { note: 'Op de teamdag.' });
    assert.match(await do_step(handler, matter, 'Afsluiten', { lessons: 'Leg elke opzoeking uit.' }), /Gesloten/);
  });

  await t.test('[INV-05] PriorEnquiry_OpensTheLightOrTheHeavyTrack', async () => {
    const subject = 'Onduidelijke melding';
    const matter = await to_enquiry(browser, demo, { triage, second, handler }, { subject, outcome: 'orienting' });
    await chief.goto(`${matter}/handover`);
    for (const procedure of ['disciplinary', 'disciplinary_heavy', 'criminal_handover'])
      assert.equal(await chief.locator(`input[name=procedure][value=${procedure}]`).count(), 1, procedure);
    assert.equal(await matter_path(handler, subject), matter);
    await check_page(chief);
  });
});
