// The person an enquiry is about: contact begins, they read under their own sign-in what they were told, and answer.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { check_budget, check_page, no_program, open_force } from './harness.mjs';
import { click, row_with } from './road.mjs';
import { fill, give_part, in_days, is_recorded, name_person, submit, to_enquiry } from './rooms.mjs';
import { text_of } from './steps.mjs';

const kSubject = 'Vragen over een bijbaan';
const kPerson = 'Karel Bosgraaf';

test('The person concerned', { skip: no_program }, async (t) => {
  const { demo, browser, as } = await open_force(after, { jurisdiction: 'nl' });
  const triage = await as('triage');
  const second = await as('triage2');
  const handler = await as('onderzoeker');
  const commissioner = await as('gezag');
  const person = await as('medewerker');
  let matter;

  await t.test('[INV-06] [ORG-04] CareContact_WhoInvestigates_IsRefused', async () => {
    matter = await to_enquiry(browser, demo, { triage, second, handler }, { subject: kSubject, outcome: 'orienting' });
    await name_person(handler, matter, kPerson);
    await commissioner.goto(`${matter}/assign`);
    await commissioner.check('input[name=role][value=care_contact]');
    await commissioner.fill('input[name=who]', 'Meijering');
    await click(commissioner, 'button[value=search]');
    if (await commissioner.locator('input[name=account]').count()) {
      await commissioner.locator('input[name=account]').first().check();
      await click(commissioner, 'button[value=give]');
    }
    assert.doesNotMatch(await text_of(commissioner), /Contactpersoon zorg: Carla/);
    await give_part(commissioner, matter, 'care_contact', 'Yara');
  });

  await t.test('[INV-06] Contact_Begun_IsRecordedWithItsNextDay', async () => {
    await handler.goto(`${matter}/concerned`);
    await check_page(handler);
    await submit(handler);
    assert.ok(await handler.locator('#errors li').count() >= 2);
    await check_page(handler);
    await handler.check(`input[name=person][value="${kPerson}"]`);
    await handler.check('input[name=way][value=ask]');
    await submit(handler);
    await is_recorded(handler);
    await fill(handler, { kind: 'start', text: 'Er is een onderzoek. U hoort elke vier weken van mij.', day: in_days(0) });
    await submit(handler);
    await is_recorded(handler);
    assert.match(await text_of(handler), /U hoort elke vier weken/);
    assert.match(await text_of(handler), /Wat nog komt/);
    await check_page(handler);
  });

  await t.test('[INV-06] Invitation_UnderMyMatter_LetsThePersonChoose', async () => {
    await person.goto('/my-matter');
    await click(person, 'main a[href^="/my-matter/"]');
    assert.match(await text_of(person), /Kies hoe u op de hoogte blijft/);
    await check_page(person);
    await click(person, 'form[action$="/way"] button[type=submit]');
    assert.equal(await person.locator('#errors li').count(), 1);
    await check_page(person);
    await person.check('input[name=way][value=page]');
    await click(person, 'form[action$="/way"] button[type=submit]');
    assert.match(await text_of(person), /U koos voor een eigen pagina/);
  });

  await t.test('[INV-06] MyMatter_Ahead_TellsTheStepsAndGivesEverythingAtOnce', async () => {
    const shown = await text_of(person);
    assert.match(shown, /Er wordt besloten\. Uiterlijk \w+dag/);
    assert.doesNotMatch(shown, /Plan van aanpak/, 'what investigators do among themselves is not told');
    const link = await person.locator('main a[href$="/overview"]').getAttribute('href');
    const overview = await person.request.get(new URL(link, person.url()).href);
    assert.equal(overview.status(), 200);
    assert.equal((await overview.body()).subarray(0, 4).toString(), '%PDF');
    assert.equal((await triage.goto(link)).status(), 404);
  });

  await t.test('[INV-06] MyMatter_UnderTheirOwnSignIn_TellsRightsAndTakesAnAnswer', async () => {
    await person.goto('/my-matter');
    await check_page(person);
    await click(person, 'main a[href^="/my-matter/"]');
    const shown = await text_of(person);
    assert.match(shown, /U hoort elke vier weken/);
    assert.match(shown, /Yara de Boer/);
    assert.match(shown, /laten bijstaan/);
    assert.doesNotMatch(shown, new RegExp(kSubject), 'what was reported is not shown');
    await check_page(person);
    await check_budget(person);
    await submit(person);
    assert.match(await person.locator('#errors').innerText(), /antwoord/i);
    await fill(person, { text: 'Ik heb mijn bijbaan gemeld.' });
    await submit(person);
    assert.match(await text_of(person), /Ik heb mijn bijbaan gemeld/);
    assert.equal((await person.goto(matter)).status(), 404, 'the matter itself stays closed to them');
    await handler.goto('/tasks');
    assert.ok(await row_with(handler, 'antwoord van de betrokkene').count() > 0);
    await handler.goto(`${matter}/concerned`);
    assert.match(await text_of(handler), /Ik heb mijn bijbaan gemeld/);
    const own = person.url();
    await person.goto('/my-matter');
    const link = await person.locator('main a[href^="/my-matter/"]').first().getAttribute('href');
    assert.equal((await triage.goto(link)).status(), 404, own);
  });
});
