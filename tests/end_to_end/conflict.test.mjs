// A conflict of interest at each role: investigator, decider, care contact. Who is concerned is refused; who is of the
// same team or declared a private interest waits for the authority, who confirms or refuses with reasons; whoever was
// refused, or stepped aside, no longer sees the matter.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { check_page, no_program, open_browser, page_of, start_demo } from './harness.mjs';
import { click, make_report, matter_path } from './road.mjs';
import { send, text_of } from './steps.mjs';

const kSubject = 'Een collega die te veel weet';
const kConcerned = 'Joost Haverkamp'; // an investigator of the section itself, as is Carla Meijering
let demo, browser, triage, matter;
let authorities; // two; the house asks one of them, and never the one it is about

const enter = (name, options) => page_of(browser, demo, name, options);

before(async () => {
  if (no_program) return;
  demo = await start_demo({ matters: 5 });
  browser = await open_browser();
  await make_report(browser, demo, { subject: kSubject });
  triage = await enter('triage');
  authorities = [{ name: 'Dirk van Loonen', page: await enter('gezag') },
    { name: 'Maaike Terpstra', page: await enter('gezag2', { width: 320, dark: true }) }];
  matter = await matter_path(triage, kSubject);
  await triage.goto(`${matter}/people`);
  await triage.check('[name=capacity][value=concerned]');
  await triage.fill('[name=text]', kConcerned);
  await send(triage, 'main form:has([name=capacity])');
});
after(async () => { await browser?.close(); await demo?.stop(); });

/** Gives the part to the person with this name; answers what the page says then. */
async function give(role, who) {
  await triage.goto(`${matter}/assign`);
  await triage.check(`input[name=role][value=${role}]`);
  await triage.fill('input[name=who]', who);
  await click(triage, 'button[value=search]');
  await triage.locator('input[name=account]').first().check();
  await click(triage, 'button[value=give]');
  return triage.locator('body').innerText();
}

/** The page of the authority that was asked about this person. */
async function asked_about(who) {
  for (const { name, page } of authorities)
    if (name !== who && (await page.goto(`${matter}/people`)).status() === 200) return page;
  return assert.fail('no authority was asked');
}

/** The authority opens the part that waits for this person and decides. */
async function decide(who, decision, reason) {
  const authority = await asked_about(who);
  await authority.locator('main table a', { hasText: who }).first().click();
  await check_page(authority);
  await send(authority, 'main form:has([name=decision])');
  assert.ok(await authority.locator('#errors').count(), 'a decision has reasons');
  await authority.check(`[name=decision][value=${decision}]`);
  await authority.fill('[name=reason]', reason);
  await send(authority, 'main form:has([name=decision])');
}

const status_at = async (page, path) => (await page.goto(path)).status();

/** Declares an interest on one's own page. */
async function declare(page, who, nature) {
  await page.goto('/account');
  await Promise.all([page.waitForNavigation(), page.click('a[href="/account/interests"]')]);
  await page.fill('[name=person]', who);
  await page.fill('[name=nature]', nature);
  await send(page, 'main form:has([name=nature])');
  assert.match(await text_of(page), new RegExp(nature));
}

test('Concerned_InEveryPart_IsRefused', { skip: no_program }, async () => {
  for (const role of ['handler', 'decider', 'care_contact'])
    assert.match(await give(role, kConcerned), /kan geen rol krijgen/);
});

test('Investigator_OfTheSameTeam_WaitsUntilTheAuthorityConfirms', { skip: no_program }, async () => {
  const handler = await enter('onderzoeker');
  assert.match(await give('handler', 'Carla Meijering'), /wacht op het bevoegd gezag/);
  await check_page(triage);
  assert.equal(await status_at(handler, matter), 404);
  const authority = await asked_about('Carla Meijering');
  await authority.goto('/tasks');
  assert.match(await text_of(authority), /Beslissen over een mogelijk belang/);
  await decide('Carla Meijering', 'confirm', 'Er is niemand buiten de afdeling vrij; het centrale team kijkt mee.');
  assert.equal(await status_at(handler, matter), 200);
  await authority.goto(`${matter}/people`);
  assert.match(await text_of(authority), /Bevestigd/);
  await handler.context().close();
});

test('Decider_WithADeclaredInterest_IsRefusedAndSeesNothing', { skip: no_program }, async () => {
  const decider = authorities[1].page;
  await decider.goto('/account/interests');
  await check_page(decider);
  await send(decider, 'main form:has([name=nature])');
  assert.equal(await decider.locator('#errors li').count(), 2);
  await declare(decider, kConcerned, 'Mijn schoonzoon.');
  await check_page(decider);
  assert.match(await give('decider', 'Maaike Terpstra'), /wacht op het bevoegd gezag/);
  await decide('Maaike Terpstra', 'refuse', 'Familie beslist niet over familie.');
  assert.equal(await status_at(decider, matter), 404);
  assert.match(await give('decider', 'Maaike Terpstra'), /kan geen rol krijgen/);
  await decider.goto('/matters');
  assert.doesNotMatch(await text_of(decider), new RegExp(kSubject));
});

test('CareContact_Confirmed_MayStillStepAsideAndThenSeesNothing', { skip: no_program }, async () => {
  const care = await enter('vertrouwen');
  await declare(care, kConcerned, 'Wij zingen in hetzelfde koor.');
  assert.match(await give('care_contact', 'Yara de Boer'), /wacht op het bevoegd gezag/);
  assert.equal(await status_at(care, matter), 404);
  await decide('Yara de Boer', 'confirm', 'Een koor van tachtig mensen; zij kennen elkaar van gezicht.');
  assert.equal(await status_at(care, matter), 200);
  await care.goto(`${matter}/step-aside`);
  await care.fill('[name=reason]', 'Wij werden toch bevriend.');
  await click(care, 'main form button[type=submit]');
  assert.equal(await status_at(care, matter), 404);
  await care.goto('/tasks');
  assert.doesNotMatch(await text_of(care), new RegExp(kSubject));
  await care.context().close();
});

test('[SEC-06] DeskMember_WithADeclaredInterest_MeetsTheMatterNoMore', { skip: no_program }, async () => {
  const colleague = await enter('triage2');
  assert.equal(await status_at(colleague, matter), 200);
  await declare(colleague, kConcerned, 'Wij delen een volkstuin.');
  await check_page(colleague);
  assert.equal(await status_at(colleague, matter), 404);
  await colleague.goto('/matters');
  assert.doesNotMatch(await text_of(colleague), new RegExp(kSubject));
  assert.equal(await status_at(triage, matter), 200, 'the desk goes on');
  await colleague.context().close();
});
