// A leak that turns criminal: the disciplinary matter is handed over with ground, agreement and list; what was stated under
// the duty to cooperate stays; the terms stand still and run again; neither side sees the other.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { check_page, no_program, open_force } from './harness.mjs';
import { click, matter_path } from './road.mjs';
import { fill, hear, in_days, is_recorded, make_plan, name_person, submit, to_enquiry } from './rooms.mjs';
import { do_step, text_of } from './steps.mjs';

const kSubject = 'Namen doorgegeven aan een bekende';
const kPerson = 'Victor Lammers';

test('A leak case that turns criminal', { skip: no_program }, async (t) => {
  const { demo, browser, as } = await open_force(after, { jurisdiction: 'nl' });
  const triage = await as('triage');
  const second = await as('triage2');
  const handler = await as('onderzoeker');
  const authority = await as('gezag');
  let matter;

  await t.test('[INV-02] Statement_UnderTheDutyToCooperate_CannotGoOver', async () => {
    matter = await to_enquiry(browser, demo, { triage, second, handler }, { subject: kSubject, outcome: 'disciplinary' });
    await name_person(handler, matter, kPerson);
    await make_plan(handler, authority, matter);
    await do_step(handler, matter, 'Betrokkene informeren over de start', { notice: 'Brief van vandaag.' });
    const interview = await hear(handler, matter, kPerson);
    await handler.goto(interview);
    await click(handler, 'form[action$="/paper"] button');
    await is_recorded(handler);
    await handler.goto(`${matter}/handover`);
    assert.equal(await handler.locator('main form[method=post]').count(), 0, 'who investigates hands nothing over');
    await authority.goto(`${matter}/handover`);
    await check_page(authority);
    await authority.check('input[name=procedure][value=criminal_handover]');
    await submit(authority);
    assert.ok(await authority.locator('#errors li').count() >= 3, 'words, ground and agreement are asked for at once');
    await check_page(authority);
    await fill(authority, { text: 'Er zijn namen doorgegeven.', agreed_by: 'Mr. Dekker', agreed_on: in_days(0), reference: '2026/77' });
    await authority.locator('input[name=ground]').first().check();
    for (const box of await authority.locator('input[name=documents]').all()) await box.check();
    await submit(authority);
    assert.match(await authority.locator('#errors').innerText(), /plicht tot medewerking/);
  });

  await t.test('[INV-03] [INV-04] HandOver_WithGroundAndAgreement_PausesTheDisciplinarySide', async () => {
    for (const box of await authority.locator('input[name=documents]').all()) await box.uncheck();
    await submit(authority);
    await is_recorded(authority);
    assert.match(await text_of(authority), /Mr\. Dekker/);
    await check_page(authority);
    await handler.goto(matter);
    assert.match(await text_of(handler), /Staat stil/);
    await check_page(handler);
  });

  await t.test('[INV-01] CriminalSide_IsSeenByNobodyOfTheOther', async () => {
    const justice = await as('justitie');
    const other = await matter_path(justice, kSubject);
    assert.ok(other && other !== matter, 'the hand-over is in the list of who deals with the prosecutor');
    await justice.goto(other);
    assert.match(await text_of(justice), /Overleggen met het Openbaar Ministerie/);
    await check_page(justice);
    assert.equal((await justice.goto(matter)).status(), 404);
    for (const page of [handler, authority]) assert.equal((await page.goto(other)).status(), 404);
    await do_step(justice, other, 'Overleggen met het Openbaar Ministerie', { talk_date: in_days(0), note: 'Besproken.' });
    await justice.goto(`${other}/timeline`);
    assert.match(await text_of(justice), /Mr\. Dekker/, 'ground and agreement went along');
    await justice.context().close();
  });

  await t.test('[TRAP-5] DisciplinarySide_LaterResumed_RunsAgain', async () => {
    await handler.goto(matter);
    await click(handler, 'main a[href*="/clocks/"]');
    await click(handler, 'form[action$="/resume"] button[type=submit]');
    assert.doesNotMatch(await text_of(handler), /Staat stil/);
    await handler.goto(matter);
    assert.doesNotMatch(await text_of(handler), /Staat stil/);
    assert.match(await text_of(handler), /Bevindingen vastleggen/, 'the work goes on where it stood');
  });
});
