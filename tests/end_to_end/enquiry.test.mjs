// An enquiry from plan to report, in its four rooms: who writes, who approves, who is heard, what is kept.
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { check_budget, check_page, no_program, open_force } from './harness.mjs';
import { click } from './road.mjs';
import { ask_for_means, fill, in_days, submit, to_enquiry } from './rooms.mjs';
import { text_of } from './steps.mjs';

const kSubject = 'Cadeaus van een leverancier';

test('An enquiry by protocol', { skip: no_program }, async (t) => {
  const { demo, browser, as } = await open_force(after, { jurisdiction: 'nl' });
  const triage = await as('triage');
  const second = await as('triage2');
  const handler = await as('onderzoeker');
  const authority = await as('gezag');
  let matter;

  await t.test('[ORG-04] Plan_WrittenByTheHandler_WaitsForTheCommissioner', async () => {
    matter = await to_enquiry(browser, demo, { triage, second, handler }, { subject: kSubject, outcome: 'orienting' });
    await handler.goto(`${matter}/plan`);
    await check_page(handler);
    await click(handler, 'main a[href$="/plan/edit"]');
    await check_page(handler);
    await submit(handler, 'submit');
    assert.ok(await handler.locator('#errors li').count() >= 5, 'all that is missing is said at once');
    await check_page(handler);
    await fill(handler, { questions: 'Wie gaf het cadeau?\nWat stond ertegenover?', sources: 'Facturen en de leverancier.',
      tasks: 'Carla onderzoekt, Joost leest mee.', planning: 'Klaar in zes weken.', care: 'De teamchef belt elke week.', moment_1: in_days(21) });
    await ask_for_means(handler);
    await submit(handler, 'submit');
    assert.match(await text_of(handler), /Het plan ligt bij de opdrachtgever/);
    assert.equal(await handler.locator('form[action$="/plan/decision"]').count(), 0, 'the handler does not decide on it');
  });

  await t.test('[ORG-04] [INV-05] Plan_SentBackAndApproved_IsInForceWithItsVersions', async () => {
    await authority.goto(`${matter}/plan`);
    await check_page(authority);
    await submit(authority, 'back');
    assert.match(await authority.locator('#errors').innerText(), /Toelichting/);
    await fill(authority, { reason: 'Noem ook de inkoopregels.' });
    await submit(authority, 'back');
    await handler.goto(`${matter}/plan/edit`);
    assert.match(await text_of(handler), /Noem ook de inkoopregels/);
    await fill(handler, { sources: 'Facturen, de leverancier en de inkoopregels.' });
    await submit(handler, 'submit');
    await authority.goto(`${matter}/plan`);
    if (await authority.locator('[name=prosecutor]').count()) await fill(authority, { prosecutor: 'Mr. Dekker, 2026/14', prosecutor_on: in_days(0) });
    await submit(authority, 'approve');
    assert.match(await text_of(authority), /Het goedgekeurde plan/);
    await check_page(authority);
    await handler.goto(`${matter}/plan`);
    await click(handler, 'form[action$="/plan/commission"] button');
    assert.match(await text_of(handler), /Opdracht .*\.pdf/);
    await handler.goto(`${matter}/plan/versions/1`);
    await check_page(handler);
  });

  await t.test('[INV-02] [INV-06] Interview_TooSoon_IsRefusedAndThenHeardAndSigned', async () => {
    await handler.goto(`${matter}/interviews/new`);
    await check_page(handler);
    await fill(handler, { who: 'Ruben Hoekstra', capacity: 'concerned', planned_on: in_days(0), planned_at: '14:30', place: 'Bureau, kamer 2', subject: 'Het cadeau.' });
    await submit(handler);
    assert.match(await handler.locator('#errors').innerText(), /te snel na de uitnodiging/);
    await check_page(handler);
    await fill(handler, { short_notice: 'Op eigen verzoek, per telefoon.' });
    await submit(handler);
    await check_page(handler);
    await click(handler, 'main tbody a');
    await check_page(handler);
    const one = new URL(handler.url()).pathname;
    await click(handler, 'form[action$="/invitation"] button');
    assert.match(await text_of(handler), /Uitnodiging gesprek 1\.pdf/);
    await handler.goto(`${one}/record`);
    await check_page(handler);
    const duty = await handler.locator('input[name=duty_told][value=duty]').count() ? 'duty' : 'no_duty';
    await fill(handler, { began_at: '14:30', ended_at: '15:40', present: 'Ruben Hoekstra; Carla Meijering', assistance: 'none', duty_told: duty, text: 'V: Wie gaf het? A: De leverancier.' });
    await submit(handler);
    await handler.goto(`${one}/closing`);
    await check_page(handler);
    await fill(handler, { read_back_on: in_days(0), signature: 'refused', refusal: 'Ik lees het anders.', copy_on: in_days(0) });
    await submit(handler);
    assert.match(await text_of(handler), /Ik lees het anders/);
    await check_page(handler);
    await authority.goto(`${one}/record`);
    assert.equal(await authority.locator('textarea[name=text]').count(), 0, 'only who investigates writes the record');
    await handler.goto(`${matter}/interviews`);
    const heard = handler.locator('form[action$="/heard"] button');
    if (await heard.count()) await click(handler, heard);
  });

  await t.test('[INV-05] Evidence_ThatLiesAboutItsType_IsNamedAndItsCustodyKept', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'waarborg-file-')), 'foto.jpg');
    writeFileSync(file, Buffer.from('4d5a90000300000004000000ffff', 'hex'));
    await handler.goto(`${matter}/evidence/new`);
    await check_page(handler);
    await fill(handler, { what: 'Foto van het pakket', origin: 'Mail van de leverancier', found_on: in_days(-1), found_by: 'Carla Meijering', holder: 'Kluis 3' });
    await handler.setInputFiles('input[name=file]', file);
    await submit(handler);
    await check_page(handler);
    await click(handler, 'main tbody a');
    assert.match(await text_of(handler), /klopt niet met de inhoud/);
    await fill(handler, { to: 'Digitaal onderzoek', on: in_days(0), reason: 'Nader bekijken' });
    await submit(handler);
    assert.match(await text_of(handler), /Digitaal onderzoek/);
    await check_page(handler);
  });

  await t.test('[ORG-04] Report_ByOneClick_KeepsFactsApartFromOpinion', async () => {
    await handler.goto(`${matter}/findings`);
    await check_page(handler);
    await check_budget(handler);
    await submit(handler, 'report');
    assert.ok(await handler.locator('#errors li').count() >= 2);
    await check_page(handler);
    for (const facts of await handler.locator('textarea[name^=facts_]').all()) await facts.fill('De leverancier gaf het cadeau.');
    for (const number of [1, 2]) await handler.locator(`input[name=references_${number}]`).first().check();
    await fill(handler, { assessment_1: 'Dit had gemeld moeten worden.' });
    await submit(handler, 'report');
    assert.match(await text_of(handler), /Rapport 1/);
    await check_page(handler);
    await handler.goto(`${matter}/documents`);
    assert.match(await text_of(handler), /Rapport .*\.pdf/);
  });
});
