// A citizen's complaint without script, and its handling up to the finding of the authority, in both jurisdictions.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { check_page, new_page, no_program, open_browser, sign_in, start_demo } from './harness.mjs';
import { do_step, matter_of, send, text_of } from './steps.mjs';

const kOfficer = 'Wouter Talsma';
const today = () => new Date().toISOString().slice(0, 10);

/** From the first step to the last but one; answers the page that checks everything. */
async function fill_complaint(page, { category = 'force', phone = '06 1234 5678' } = {}) {
  await page.goto('/complaint');
  await page.check('input[name=kind][value=complaint]');
  await page.click('button[value=next]');
  await page.check(`input[name=category][value=${category}]`);
  await page.fill('[name=officers]', kOfficer);
  await page.click('button[value=next]');
  await page.fill('[name=subject]', 'Te hard geduwd');
  await page.fill('[name=text]', 'Ik werd tegen het hek geduwd en niet geholpen.');
  await page.click('button[value=next]');
  await page.fill('[name=name]', 'Lotte Brandsma');
  await page.fill('[name=phone]', phone);
  await page.click('button[value=next]');
}

for (const jurisdiction of ['nl', 'be']) {
  test(`A force in ${jurisdiction}`, { skip: no_program }, async (t) => {
    const demo = await start_demo({ jurisdiction });
    after(() => demo.stop());
    const browser = await open_browser();
    after(() => browser.close());
    const signed_in = async (who) => {
      const page = await new_page(browser, { url: demo.url });
      await sign_in(page, demo, who);
      return page;
    };
    let number, path, handler;

    await t.test('[CMP-08] Complaint_WithoutScript_IsConfirmedWithNumberAndContact', async () => {
      const page = await new_page(browser, { url: demo.url, script: false });
      await page.goto('/complaint');
      await check_page(page);
      await page.click('button[value=next]');
      assert.ok(await page.locator('#errors').count(), 'nothing chosen is said');
      await fill_complaint(page, { phone: 'bel mij' });
      const wrong = await text_of(page);
      assert.ok(await page.locator('#errors').count(), wrong);
      assert.equal(await page.inputValue('[name=phone]'), 'bel mij', 'what was typed stays');
      assert.equal(await page.inputValue('[name=name]'), 'Lotte Brandsma');
      await check_page(page);
      await page.fill('[name=phone]', '06 1234 5678');
      await page.click('button[value=next]');
      assert.match(await text_of(page), /Te hard geduwd[\s\S]*Lotte Brandsma/, 'all of it can be read over');
      await check_page(page);
      // Going back to change something loses nothing.
      await page.click('button[value=about]');
      assert.equal(await page.inputValue('[name=officers]'), kOfficer);
      await page.click('button[value=next]');
      await page.click('button[value=next]');
      await page.click('button[value=next]');
      await page.locator('form[action="/complaint"] button').click();
      const sent = await text_of(page);
      number = /K-\d{4}-[0-9A-Z]{6}/.exec(sent)?.[0];
      assert.ok(number, sent);
      assert.match(sent, /@\w+\.example/, 'the contact of the force stands in the letter');
      assert.doesNotMatch(sent, /opnieuw melden/, 'a complainant is not spoken to as a reporter');
      assert.ok(!page.url().includes(number));
      await check_page(page);
    });

    await t.test('[CMP-08] Compliment_WithoutScript_IsTakenWithThanks', async () => {
      const page = await new_page(browser, { url: demo.url, script: false });
      await page.goto('/complaint');
      await page.check('input[name=kind][value=compliment]');
      await page.click('button[value=next]');
      await page.click('button[value=next]');
      await page.fill('[name=subject]', 'Fijn geholpen');
      await page.fill('[name=text]', 'De agent bleef tot mijn dochter er was.');
      await page.click('button[value=next]');
      await page.fill('[name=name]', 'Ineke Dijkstra');
      await page.click('button[value=next]');
      await page.locator('form[action="/complaint"] button').click();
      assert.match(await text_of(page), /\b[A-Z]+-\d{4}-[0-9A-Z]{6}\b/);
      await check_page(page);
    });

    await t.test('[CMP-05] [CMP-06] [CMP-07] Complaint_OnForce_IsHandledWithItsChecks', async () => {
      handler = await signed_in('klachten');
      path = await matter_of(handler, number);
      await handler.goto(`${path}/complaint`);
      assert.equal(await handler.locator('input[type=hidden][name=check], input[name=check]').count() > 2, true, 'footage, training, evaluation');
      await check_page(handler);
      await handler.locator('select[name^=state_], input[name^=state_]').first().waitFor();
      await handler.selectOption('select[name=state_footage]', 'received');
      await send(handler, 'form[action$="/checks"]');
      assert.match(await text_of(handler), new RegExp(kOfficer));
      await do_step(handler, path, 'Klager spreken', { talk_date: today(), note: 'Gesproken; wil een oordeel.' });
      await do_step(handler, path, 'Naar onderzoek en oordeel', { reason: 'De klager wil een oordeel.' });
    });

    await t.test('[TRAP-5] Complaint_DuringACriminalEnquiry_StandsStillAndResumes', async () => {
      await handler.goto(path);
      const clock = await handler.locator('main a[href*="/clocks/"]').first().getAttribute('href');
      await handler.goto(clock);
      await check_page(handler);
      await handler.check('input[name=pause][value=criminal_enquiry]');
      await handler.fill('form[action$="/pause"] [name=text]', 'De officier van justitie liet een onderzoek instellen.');
      await send(handler, 'form[action$="/pause"]');
      await handler.goto(clock);
      await check_page(handler);
      assert.equal(await handler.locator('form[action$="/pause"]').count(), 0, 'it stands still');
      await send(handler, 'form[action$="/resume"]');
      await handler.goto(clock);
      assert.equal(await handler.locator('form[action$="/pause"]').count(), 1, 'it runs again');
    });

    await t.test('[TRAP-4] Term_Adjourned_IsAClockOfItsOwn', async () => {
      await handler.goto(path);
      const before = await handler.locator('main a[href*="/clocks/"]').count();
      await handler.goto(await handler.locator('main a[href*="/clocks/"]').first().getAttribute('href'));
      await handler.fill('form[action$="/extend"] [name=reason]', 'Een getuige is drie weken weg.');
      await send(handler, 'form[action$="/extend"]');
      await handler.goto(`${path}/complaint`);
      assert.ok((await handler.locator('table').first().locator('tbody tr').count()) >= 2, 'the adjournment stands beside the term');
      await handler.goto(path);
      assert.ok((await handler.locator('main a[href*="/clocks/"]').count()) >= before);
    });

    await t.test('[CMP-09] [ORG-04] Allegation_IsRecommendedByOneAndJudgedByAnother', async () => {
      await handler.goto(`${path}/complaint`);
      const allegation = await handler.locator('table a[href*="/allegations/"]').first().getAttribute('href');
      await handler.goto(allegation);
      assert.equal(await handler.locator('select[name=final]').count(), 0, 'who examines does not decide');
      await handler.selectOption('[name=recommended]', 'partly_founded');
      await check_page(handler);
      await send(handler);
      if (jurisdiction === 'nl') {
        await handler.goto(`${path}/complaint/notice`);
        await handler.fill('[name=mayor_on]', today());
        await handler.fill('[name=prosecutor_on]', today());
        await check_page(handler);
        await send(handler);
      }
      await do_step(handler, path, 'Klager en medewerker horen', { talk_date: today(), note: 'Beide kanten gehoord.' });
      await do_step(handler, path, 'Bevindingen vastleggen', { findings: 'De beelden tonen een duw zonder waarschuwing.' });
      let authority = await signed_in('gezag');
      if ((await authority.goto(allegation)).status() === 404) {
        authority = await signed_in('gezag2'); // one of the two was brought in
        await authority.goto(allegation);
      }
      await authority.selectOption('[name=final]', 'founded');
      await check_page(authority);
      await send(authority);
      assert.match(await text_of(authority), /Gegrond|Founded|Fondée/i);
    });
  });
}
