// A disciplinary matter from commission to closing, every form of its rooms submitted: plan, interview, findings, steps of
// weighing, consultation, panel, recommendation, intention, view, decision, service, objection, lessons.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { check_page, no_program, open_force } from './harness.mjs';
import { click, row_with } from './road.mjs';
import { fill, find, give_part, hear, in_days, is_recorded, leave_out, make_plan, name_person, submit, to_enquiry } from './rooms.mjs';
import { do_step, text_of } from './steps.mjs';

const kSubject = 'Opzoekingen voor een kennis';
const kPerson = 'Ruben Hoekstra';

test('A disciplinary matter in its rooms', { skip: no_program }, async (t) => {
  const { demo, browser, as } = await open_force(after, { jurisdiction: 'nl' });
  const triage = await as('triage');
  const second = await as('triage2');
  const handler = await as('onderzoeker');
  const commissioner = await as('gezag');
  const decider = await as('gezag2');
  let matter;
  /** Opens an act of the room sanction, with a measure where it takes one. */
  const act = async (page, name, measure) => {
    await page.goto(`${matter}/sanction`);
    await click(page, `main a[href$="/${name}"]`);
    if (measure) {
      await page.selectOption('main select[name=measure]', measure);
      await click(page, 'main form[method=get] button[type=submit]');
    }
    await check_page(page);
  };
  const record = async (page, values) => {
    await fill(page, values);
    await click(page, 'main form[method=post] button[type=submit]');
    await is_recorded(page);
  };

  await t.test('[INV-05] [ORG-04] Phase_WithItsRoomsUndone_IsNotLeft', async () => {
    matter = await to_enquiry(browser, demo, { triage, second, handler }, { subject: kSubject, outcome: 'disciplinary' });
    await name_person(handler, matter, kPerson);
    await handler.goto(matter);
    const inform = handler.locator('main li', { has: handler.getByRole('heading', { name: 'Betrokkene informeren over de start' }) });
    await click(handler, inform.locator('a[href*="/steps/"]'));
    await fill(handler, { notice: 'Brief van vandaag.' });
    await submit(handler);
    assert.match(await handler.locator('#errors').innerText(), /verplicht/i, 'plan and approval come first');
    await make_plan(handler, commissioner, matter);
    await do_step(handler, matter, 'Betrokkene informeren over de start', { notice: 'Brief van vandaag.' });
    await hear(handler, matter, kPerson);
    await find(handler, matter);
    await give_part(commissioner, matter, 'decider', 'Terpstra');
    await decider.goto(matter);
    assert.match(await text_of(decider), /Stappenplan doorlopen/);
    await check_page(decider);
  });

  await t.test('[TRI-05] [SAN-03] Weighing_WithoutAnAnswer_SaysWhatIsMissingAndIsThenFinished', async () => {
    await decider.goto(`${matter}/weighing`);
    await check_page(decider);
    await submit(decider, 'finish');
    assert.ok(await decider.locator('#errors li').count() >= 5);
    await check_page(decider);
    for (const answer of await decider.locator('main textarea[name^=answer_]').all()) await answer.fill('Overwogen en opgeschreven.');
    await submit(decider, 'draft');
    await submit(decider, 'finish');
    await is_recorded(decider);
    assert.match(await text_of(decider), /Overwogen en opgeschreven/);
    await check_page(decider);
  });

  await t.test('[TRI-05] Consultation_OfTwo_ShowsViewsOnlyOnceOneGaveOnesOwn', async () => {
    await decider.goto(`${matter}/consultation`);
    await check_page(decider);
    await record(decider, { question: 'Welke uitkomst past?' });
    await decider.locator('select[name=account]').selectOption({ label: 'Yara de Boer' });
    await decider.check('input[name=part][value=adviser]');
    await click(decider, 'form[action$="/invite"] button');
    await is_recorded(decider);
    await check_page(decider);
    const adviser = await as('vertrouwen');
    await adviser.goto(`${matter}/consultation`);
    await check_page(adviser);
    await adviser.fill('form[action$="/view"] textarea[name=text]', 'Een berisping volstaat.');
    await click(adviser, 'form[action$="/view"] button');
    await is_recorded(adviser);
    await decider.goto(`${matter}/consultation`);
    await decider.fill('textarea[name=minutes]', 'Besproken; een berisping volstaat.');
    await click(decider, 'form[action$="/close"] button');
    await is_recorded(decider);
    assert.match(await text_of(decider), /Een berisping volstaat/);
    await check_page(decider);
    await adviser.context().close();
  });

  await t.test('[TRI-05] Panel_OfPeopleWhoDoNotKnowTheMatter_AdvisesOnTheAccountAlone', async () => {
    await decider.goto(`${matter}/panel`);
    await check_page(decider);
    await decider.fill('textarea[name=account]', 'Een medewerker zocht drie keer iets op zonder reden in het werk.');
    for (const who of ['Farid Bouwmeester', 'Greet Postma', 'Joost Haverkamp', 'Bram Elzinga']) await decider.getByLabel(who).check();
    await click(decider, 'main form[method=post] button[type=submit]');
    await is_recorded(decider);
    const member = await as('chef-zuid');
    await member.goto('/panels');
    await check_page(member);
    await click(member, 'main tbody a');
    await check_page(member);
    assert.doesNotMatch(await text_of(member), new RegExp(kPerson));
    await member.fill('textarea[name=advice]', 'Bespreek het ook in het team.');
    await click(member, 'main form[method=post] button[type=submit]');
    assert.equal((await member.goto(matter)).status(), 404, 'the matter itself stays unseen');
    await member.context().close();
    await decider.goto(`${matter}/panel`);
    await decider.fill('textarea[name=conclusion]', 'Het advies wordt gevolgd.');
    await click(decider, 'form[action$="/close"] button');
    await is_recorded(decider);
    await check_page(decider);
  });

  await t.test('[SAN-01] [ORG-04] Outcome_RecommendedByOneAndDecidedByAnother_IsServed', async () => {
    await commissioner.goto(`${matter}/sanction`);
    await check_page(commissioner);
    await click(commissioner, 'main a[href$="/sanction/new"]');
    await check_page(commissioner);
    await commissioner.selectOption('select[name=person]', { index: 1 });
    for (const field of ['category', 'role']) await commissioner.selectOption(`select[name=${field}]`, { index: 1 });
    await click(commissioner, 'main form[method=post] button[type=submit]');
    await is_recorded(commissioner);
    await act(commissioner, 'recommend', 'reprimand');
    await record(commissioner, { text: 'Past bij gelijke gevallen.' });
    await act(commissioner, 'intention');
    await record(commissioner, { text: 'Wij zijn van plan u te berispen.' });
    await act(commissioner, 'view');
    await record(commissioner, { choice: 'given', text: 'Het was een fout.' });
    await commissioner.goto(`${matter}/sanction`);
    assert.equal(await commissioner.locator('main a[href$="/decide"]').count(), 0, 'who advised does not decide');
    await act(decider, 'decide', 'reprimand');
    await record(decider, { authority: 'competent_authority', text: 'De fout is erkend.',
      ...await decider.locator('[name=outside]').count() && { outside: 'Er zijn te weinig gelijke gevallen.' } });
    await check_page(decider);
    await commissioner.goto('/tasks');
    await click(commissioner, row_with(commissioner, kSubject).locator('a[href*="/steps/"]'));
    await click(commissioner, 'form[action$="/confirm"] button[type=submit]');
    await act(commissioner, 'serve');
    await record(commissioner, { choice: 'signed', day: in_days(0) });
    await check_page(commissioner);
    await commissioner.goto(matter);
    assert.match(await text_of(commissioner), /Bezwaar behandelen/);
  });

  await t.test('[SAN-01] Objection_LodgedAndUpheld_LeadsToClosing', async () => {
    await act(commissioner, 'objection');
    await record(commissioner, { choice: 'lodged', day: in_days(0) });
    await act(commissioner, 'objection');
    await record(commissioner, { choice: 'upheld', text: 'De commissie acht het besluit juist.' });
    await act(commissioner, 'appeal');
    await record(commissioner, { choice: 'lodged', day: in_days(0) });
    await act(commissioner, 'appeal');
    await record(commissioner, { choice: 'upheld', text: 'De rechtbank laat het besluit in stand.' });
    await act(commissioner, 'execute');
    await record(commissioner, { day: in_days(0), text: 'De brief ligt in het dossier.' });
    await do_step(commissioner, matter, 'Besluit staat vast', { note: 'Geen verder beroep.' });
  });

  await t.test('[INV-08] [INV-09] [INV-12] Closing_WithoutAnEvaluationPlanned_IsRefused', async () => {
    await leave_out(commissioner, matter, 'Vervolg openen');
    await handler.goto(matter);
    const close = handler.locator('main li', { has: handler.getByRole('heading', { name: 'Afsluiten met wat is geleerd' }) });
    await click(handler, close.locator('a[href*="/steps/"]'));
    await fill(handler, { lessons: 'Leg bij elke opzoeking de reden vast.' });
    await submit(handler);
    assert.ok(await handler.locator('#errors li').count() > 0);
    await do_step(commissioner, matter, 'Afsluitend gesprek', { talk_date: in_days(0) });
    await do_step(handler, matter, 'Evaluatie met het team plannen', { note: 'Op de eerste teamdag van de maand.' });
    assert.match(await do_step(handler, matter, 'Afsluiten met wat is geleerd', { lessons: 'Leg bij elke opzoeking de reden vast.' }), /Gesloten/);
    await check_page(handler);
    await commissioner.goto('/precedents?theme=information');
    await check_page(commissioner);
    await commissioner.goto('/retention');
    await check_page(commissioner);
  });
});
