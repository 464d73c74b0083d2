// A citizen's force complaint without script, and its handling through contact, examination, committee and judgement to
// what was learned, in both jurisdictions.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { check_page, new_page, no_program, open_browser, sign_in, start_demo } from './harness.mjs';
import { do_step, matter_of, send, text_of } from './steps.mjs';

const kOfficer = 'Wouter Talsma';
const day = (from_now) => new Date(Date.now() + from_now * 86_400_000).toISOString().slice(0, 10);
const today = () => day(0);

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
    let number, path, handler, other, allegation;
    /** Of the two complaint handlers, first the one whom the house asked for this step: who examines gives no feedback. */
    const asked_first = async (words, title) => {
      for (const [name, second] of [['klachten', 'klachten2'], ['klachten2', 'klachten']]) {
        const page = await signed_in(name);
        await page.goto('/tasks');
        if (await page.locator('main tbody tr', { hasText: words }).filter({ hasText: title }).count()) return [page, second];
        await page.context().close();
      }
      return assert.fail(`nobody is asked for ${title} of ${words}`);
    };
    /** Puts a paper among the documents of the matter. */
    const add_paper = async (page, name) => {
      await page.goto(`${path}/documents`);
      await page.setInputFiles('input[type=file]', { name, mimeType: 'text/plain', buffer: Buffer.from(`${name}\n`) });
      await send(page);
    };
    const may_do = async (page, title) => {
      await page.goto(path);
      return await page.locator('main li', { has: page.getByRole('heading', { name: title }) }).locator('a[href*="/steps/"]:not([href$="/skip"])').count() > 0;
    };
    /** The first of these who sees the page. */
    const who_sees = async (address, ...names) => {
      for (const name of names) {
        const page = await signed_in(name);
        if ((await page.goto(address)).status() === 200) return page;
        await page.context().close();
      }
      return assert.fail(`${address} is seen by none of ${names}`);
    };

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
      [handler, other] = await asked_first(number, 'Klager spreken');
      path = await matter_of(handler, number);
      await handler.goto(`${path}/complaint`);
      assert.equal(await handler.locator('input[type=hidden][name=check], input[name=check]').count() > 2, true, 'footage, training, evaluation');
      await check_page(handler);
      await handler.locator('select[name^=state_], input[name^=state_]').first().waitFor();
      await handler.selectOption('select[name=state_footage]', 'received');
      await send(handler, 'form[action$="/checks"]');
      assert.match(await text_of(handler), new RegExp(kOfficer));
    });

    await t.test('[CMP-05] Footage_AskedFor_IsATaskBeforeItIsErasedUntilItIsHere', async () => {
      await handler.goto(`${path}/footage`);
      await check_page(handler);
      await send(handler, 'form[action$="/footage"]');
      assert.ok(await handler.locator('#errors').count(), 'what is missing is said');
      await handler.check('input[name=kind][value=bodycam]');
      await handler.fill('[name=holder]', 'Basisteam Havenstad');
      await handler.fill('[name=shows]', 'Kade, 21.10 tot 21.25 uur');
      await send(handler, 'form[action$="/footage"]');
      assert.match(await handler.locator('#errors').innerText(), /gewist/, 'the day on which it is lost is asked for');
      assert.equal(await handler.inputValue('[name=holder]'), 'Basisteam Havenstad', 'what was typed stays');
      await handler.fill('[name=overwritten_on]', day(2));
      await handler.selectOption('[name=state]', 'asked');
      await send(handler, 'form[action$="/footage"]');
      await check_page(handler);
      await handler.goto('/tasks');
      const task = handler.locator('main tbody tr', { hasText: number }).filter({ hasText: 'Beelden veiligstellen' });
      assert.equal(await task.count(), 1, 'a task of its own');
      await Promise.all([handler.waitForNavigation(), task.locator('a').first().click()]);
      assert.match(handler.url(), /\/footage$/, 'the task leads to the footage');
      await Promise.all([handler.waitForNavigation(), handler.locator('main table a').first().click()]);
      await check_page(handler);
      await handler.selectOption('[name=state]', 'received');
      await send(handler, 'form[action*="/footage/"]');
      await send(handler, 'form[action$="/footage/done"]');
      await handler.goto('/tasks');
      assert.equal(await task.count(), 0, 'what is here asks nothing any more');
    });

    await t.test('[CMP-08] Complainants_OfTheSame_AreSeveral', async () => {
      await handler.goto(`${path}/complaint`);
      await handler.locator('summary', { hasText: 'Nog een klager' }).click();
      await handler.fill('form[action$="/complainants"] [name=name]', 'Sybren Postma');
      await handler.fill('form[action$="/complainants"] [name=contact]', 'Havenweg 3, 9999 ZZ Nergenshuizen');
      await send(handler, 'form[action$="/complainants"]');
      for (const name of ['Lotte Brandsma', 'Sybren Postma']) assert.ok((await text_of(handler)).includes(name), name);
      await check_page(handler);
    });

    await t.test('[CMP-07] Resistance_OpenedOutOfAComplaint_NeedsNoTypingAgain', async () => {
      await handler.goto(`${path}/handover`);
      assert.match(await handler.inputValue('[name=text]'), /tegen het hek geduwd/, 'what was told stands there already');
      await check_page(handler);
      await handler.check('input[name=procedure][value=resistance]');
      await send(handler, 'form[action$="/handover"]');
      assert.match(await text_of(handler), /Weerstandsincident/);
      await handler.goto(path);
      const linked = handler.locator('main a', { hasText: /^R-\d{4}-/ }).first();
      assert.ok(await linked.count(), 'the two are linked');
      await handler.goto(await linked.getAttribute('href'));
      await check_page(handler);
      const incident = new URL(handler.url()).pathname;
      const incident_number = /R-\d{4}-[0-9A-Z]{6}/.exec(await text_of(handler))[0];
      const [teller, evaluator] = await asked_first(incident_number, 'Verloop beschrijven');
      await do_step(teller, incident, 'Verloop beschrijven', { note: 'Duwen bij het hek, geen middel gebruikt.' });
      await assert.rejects(do_step(teller, incident, /Tactisch evalueren/, { talk_date: today(), findings: 'Zelf bekeken.' }), /refused/, 'who described it does not evaluate it');
      const second = await signed_in(evaluator);
      await do_step(second, incident, /Tactisch evalueren/, { talk_date: today(), findings: 'Eerder afstand nemen.' });
      await second.context().close();
    });

    await t.test('[CMP-08] Complaint_NotSolvedInContact_GoesOnToExamination', async () => {
      await do_step(handler, path, 'Klager spreken', { talk_date: today(), note: 'Gesproken; wil een oordeel.' });
      if (jurisdiction === 'be') await do_step(handler, path, 'Opdracht van Comité P vastleggen', { notice: 'Brief van 2 november, kenmerk 12.' });
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
      allegation = await handler.locator('table a[href*="/allegations/"]').first().getAttribute('href');
      await handler.goto(allegation);
      assert.equal(await handler.locator('select[name=final]').count(), 0, 'who examines does not decide');
      await handler.selectOption('[name=recommended]', 'partly_founded');
      await check_page(handler);
      await send(handler);
    });

    await t.test('[CMP-01] [ACC-03] Mayor_IsTold_AndTheMailIsInTheFile', async () => {
      if (jurisdiction === 'be') {
        await handler.goto(`${path}/complaint/notice`);
        await handler.fill('[name=mayor_on]', today());
        await send(handler);
        assert.ok(await handler.locator('#errors, .alert-bad').count(), 'without the mail in the file it is refused');
        await add_paper(handler, 'mail-kabinet.txt');
      }
      await handler.goto(`${path}/complaint/notice`);
      await handler.fill('[name=mayor_on]', today());
      if (jurisdiction === 'nl') await handler.fill('[name=prosecutor_on]', today());
      await check_page(handler);
      await send(handler);
      assert.equal(await handler.locator('#errors').count(), 0, await text_of(handler));
    });

    await t.test('[CMP-08] BothSides_AreHeard_BeforeTheFindings', async () => {
      await do_step(handler, path, 'Klager en medewerker horen', { talk_date: today(), note: 'Beide kanten gehoord.' });
      await do_step(handler, path, 'Bevindingen vastleggen', { findings: 'De beelden tonen een duw zonder waarschuwing.' });
    });

    if (jurisdiction === 'nl')
      await t.test('[TRAP-4] Committee_HearsAndAdvises_OnATermOfTenWeeksFromReceipt', async () => {
        await handler.goto(`${path}/complaint`);
        assert.match(await handler.locator('table').first().innerText(), /Awb 9:11/);
        const committee = await who_sees(path, 'commissie');
        await check_page(committee);
        await do_step(committee, path, 'Zitting van de commissie', { talk_date: today(), note: 'Klager en medewerker waren er.' });
        await add_paper(committee, 'advies.txt');
        await do_step(committee, path, 'Advies van de klachtencommissie', { note: 'Deels gegrond: geen waarschuwing.' });
        await committee.context().close();
      });

    await t.test('[ORG-04] Judgement_ByTheAuthority_IsConfirmedByAnother', async () => {
      assert.equal(await may_do(handler, 'Oordelen'), false, 'who examined does not judge');
      const authority = await who_sees(allegation, 'gezag', 'gezag2');
      await authority.selectOption('[name=final]', 'founded');
      await check_page(authority);
      await send(authority);
      assert.match(await text_of(authority), /Gegrond/);
      await do_step(authority, path, 'Oordelen', { decision: 'founded', reason: 'Er was geen reden om te duwen.' });
      const link = authority.locator('main a[href*="/steps/"]').first();
      const step = authority.url().includes('/steps/') ? authority.url() : await link.getAttribute('href');
      const other = await who_sees(path, ...(await authority.locator('body').innerText()).includes('Maaike') ? ['gezag'] : ['gezag2', 'gezag']);
      await other.goto('/tasks');
      await Promise.all([other.waitForNavigation(), other.locator('main tbody tr', { hasText: number }).filter({ hasText: 'Meekijken' }).locator('a').first().click()]);
      assert.ok(step);
      await check_page(other);
      await send(other, 'form[action$="/confirm"]');
      assert.equal(await other.locator('#errors').count(), 0, await text_of(other));
      await other.context().close();
      await authority.context().close();
    });

    await t.test('[CMP-01] [CMP-08] Judgement_IsSentWithContactAndTheWayOnward_ByWhoDidNotExamine', async () => {
      let sender = handler;
      if (jurisdiction === 'be') {
        await assert.rejects(do_step(handler, path, 'Persoonlijk terugkoppelen', { talk_date: today(), note: 'Zelf.' }), /refused/, 'the investigator gives no feedback');
        sender = await signed_in(other);
        await do_step(sender, path, 'Persoonlijk terugkoppelen', { talk_date: today(), note: 'Aan huis besproken.' });
      }
      await sender.goto(`${path}/complaint/judgement`);
      const letter = await sender.inputValue('[name=message]');
      assert.match(letter, /De beelden tonen een duw/, 'the findings stand in the letter');
      assert.match(letter, jurisdiction === 'nl' ? /Nationale ombudsman/ : /Comité P/, 'and where to go with it');
      assert.match(letter, /@\w+\.example/, 'and the contact of the force');
      await check_page(sender);
      if (/\{\w+\}/.test(letter)) await sender.fill('[name=message]', letter.replace(/\{\w+\}/g, 'Wij bespreken het met het team.'));
      await send(sender, 'form[action$="/judgement"]');
      assert.equal(await sender.locator('#errors').count(), 0, await text_of(sender));
      const [download] = await Promise.all([sender.waitForEvent('download'), sender.locator('a[href*="/complaint/letters/"]').last().click()]);
      assert.ok(await download.path());
    });

    await t.test('[CMP-09] [INV-08] Complaint_IsClosedWithWhatWasLearned', async () => {
      await do_step(handler, path, 'Betrokken medewerker informeren', { notice: 'Gesproken op het bureau.' });
      if (jurisdiction === 'be') {
        await add_paper(handler, 'brief-comite-p.txt');
        await do_step(handler, path, 'Resultaat melden aan Comité P', { notice: 'Resultaat gemeld met kenmerk 12.' });
      } else {
        await handler.goto(`${path}/publication`);
        await check_page(handler);
        for (const [name, value] of Object.entries({ unit: 'Basisteam', job_title: 'Agent', findings: `${kOfficer} duwde zonder waarschuwing.`, conclusions: 'Besproken met het team.' })) await handler.fill(`[name=${name}]`, value);
        await send(handler, 'form[action$="/publication"]');
        assert.match(await handler.locator('#errors').innerText(), /naam/, 'a name of the file is refused');
        await handler.fill('[name=findings]', 'Er is geduwd zonder waarschuwing.');
        await send(handler, 'form[action$="/publication"]');
        assert.equal(await handler.locator('#errors').count(), 0, await text_of(handler));
        await handler.goto('/complaints/publication');
        assert.match(await text_of(handler), /Er is geduwd zonder waarschuwing/);
        await check_page(handler);
      }
      await do_step(handler, path, 'Afsluiten met wat is geleerd', { lessons: 'Waarschuwen voor elke duw hoort in de training.' });
      await handler.goto(path);
      assert.match(await text_of(handler), /Gesloten/);
      await check_page(handler);
    });

    if (jurisdiction === 'be')
      await t.test('[CMP-02] MonthlyReport_ForMayorOrCollege_ListsTheComplaints', async () => {
        await handler.goto('/complaints/monthly');
        await check_page(handler);
        const link = await handler.locator('main a[href$=".xlsx"]').first().getAttribute('href');
        for (const [format, start] of [['pdf', '%PDF'], ['xlsx', 'PK']]) {
          const answer = await handler.request.get(new URL(link.replace(/xlsx$/, format), handler.url()).href);
          assert.equal(answer.status(), 200);
          assert.ok((await answer.body()).toString('latin1').startsWith(start), format);
        }
      });
  });
}
