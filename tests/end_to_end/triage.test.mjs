// Triage: every outcome once, in both jurisdictions; in the Dutch force without a mouse.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { check_budget, check_page, new_page, no_program, open_browser, sign_in, start_demo } from './harness.mjs';
import { click, confirm_receipt, kAnswers, kForTwo, mailbox_of, make_report, matter_path, row_with } from './road.mjs';

const kTags = { no_case: 'TRI-01', line: 'TRI-02', line_talk: 'TRI-02', line_enquiry: 'TRI-01', orienting: 'TRI-01', disciplinary: 'TRI-01',
  criminal: 'TRI-07', central_team: 'INV-07', complaint: 'CMP-08', welfare: 'RPT-05', merge: 'TRI-01' };
const kReasons = 'Besproken op 3 punten: j, k of x? Daarom zo.';
const kExpected = 'Een gesprek met de betrokkene.';
const in_a_month = () => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

/** Chooses and decides with the mouse; stops before `until` ("advice", "next") when that is said. */
async function weigh(page, outcome, { into, until } = {}) {
  for (const [criterion, answer] of Object.entries(kAnswers[outcome])) await page.check(`input[name="criteria-${criterion}"][value="${answer}"]`);
  await click(page, 'button[value=advice]');
  await page.check(`input[name=outcome][value=${outcome}]`);
  await page.fill('textarea[name=reasons]', kReasons);
  if (until === 'advice') return;
  await click(page, 'button[value=choose]');
  if (await page.locator('textarea[name=expected]').count()) {
    await page.fill('textarea[name=expected]', kExpected);
    await page.fill('input[name=by_when]', in_a_month());
  }
  if (into) await page.fill('input[name=into]', into);
  const message = page.locator('textarea[name=message]');
  if (await message.count()) await message.fill((await message.inputValue()).replace(/\[[^\]]*\]/g, 'er geen regel is gebroken'));
  if (until === 'next') return;
  await click(page, 'button[value=decide]');
}

const focused = (page) => page.evaluate(() => {
  const at = document.activeElement;
  return { tag: at.tagName, type: at.type ?? '', name: at.name ?? '', value: at.value ?? '', id: at.id, row: at.closest('tr')?.innerText ?? '' };
});
const keys = async (page, ...pressed) => { for (const key of pressed) await page.keyboard.press(key); };
const key_and_wait = (page, key) => Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);

/** Presses Tab until `wanted` has the focus. */
async function tab_to(page, wanted) {
  for (let press = 0; press < 40; ++press) {
    const at = await focused(page);
    if (wanted(at)) return at;
    await page.keyboard.press('Tab');
  }
  throw new Error(`never reached by Tab: ${wanted}`);
}

/** The same with the keyboard alone, beginning anywhere. */
async function weigh_by_keyboard(page, subject, outcome, { into } = {}) {
  await page.goto('/triage');
  for (let press = 0; press < 60 && !(await focused(page)).row.includes(subject); ++press) await page.keyboard.press('j');
  await key_and_wait(page, 'o');
  for (const [criterion, answer] of Object.entries(kAnswers[outcome])) {
    const answers = await page.locator(`input[name="criteria-${criterion}"]`).evaluateAll((all) => all.map((one) => one.value));
    await page.keyboard.press(String(answers.indexOf(answer) + 1));
  }
  assert.equal((await focused(page)).value, 'advice', 'after the last answer the button for the advice has the focus');
  await key_and_wait(page, 'Enter');
  assert.equal((await focused(page)).id, 'advice', 'the advice has the focus');
  const outcomes = await page.locator('input[name=outcome]').evaluateAll((all) => all.map((one) => one.value));
  const at = outcomes.indexOf(outcome);
  await keys(page, String(Math.min(at, 8) + 1), ...Array(Math.max(0, at - 8)).fill('ArrowDown'));
  await tab_to(page, ({ name }) => name === 'reasons');
  await page.keyboard.type(kReasons);
  assert.equal(await page.locator('textarea[name=reasons]').inputValue(), kReasons, 'no shortcut acts in a field');
  await tab_to(page, ({ value }) => value === 'choose');
  await key_and_wait(page, 'Enter');
  assert.equal((await focused(page)).id, 'next', 'what happens then has the focus');
  if (await page.locator('[name=expected]').count()) {
    await tab_to(page, ({ name }) => name === 'expected');
    await page.keyboard.type(kExpected);
    await tab_to(page, ({ name }) => name === 'by_when');
    const [year, month, day] = in_a_month().split('-');
    await page.keyboard.type(`${month}${day}${year}`); // the order of the browser's own language, which is English here
  }
  if (into) {
    await tab_to(page, ({ name }) => name === 'into');
    await page.keyboard.type(into);
  }
  if (outcome === 'no_case') {
    await tab_to(page, ({ name }) => name === 'message');
    await keys(page, 'Control+a');
    await page.keyboard.type('Er is geen regel gebroken.');
  }
  await tab_to(page, ({ value }) => value === 'decide');
  await key_and_wait(page, 'Enter');
}

for (const jurisdiction of ['nl', 'be']) {
  test(`A force in ${jurisdiction}`, { skip: no_program }, async (t) => {
    const demo = await start_demo({ jurisdiction });
    after(() => demo.stop());
    const browser = await open_browser();
    after(() => browser.close());
    const first = await new_page(browser, { url: demo.url });
    await sign_in(first, demo, 'triage');
    const second = await new_page(browser, { url: demo.url });
    await sign_in(second, demo, 'triage2');
    const reports = {};
    const report = async (outcome) => {
      const subject = `Melding voor ${outcome}`;
      const code = await make_report(browser, demo, { subject, how: outcome === 'welfare' ? 'named' : 'anonymous' });
      const path = await matter_path(first, subject);
      await confirm_receipt(first, path);
      const number = /[A-Z]-\d{4}-[0-9A-Z]+/.exec(await first.locator('main').innerText())[0];
      return (reports[outcome] = { subject, code, path, number });
    };

    await t.test('[TRI-01] [TRI-03] Report_FromMyTasks_ShowsCriteriaAdviceAndWhy', async () => {
      await make_report(browser, demo, { subject: 'Hij komt altijd te laat' });
      await first.goto('/tasks');
      await check_page(first);
      await click(first, row_with(first, 'Hij komt altijd te laat').locator('a'));
      assert.match(first.url(), /\/steps\//, 'the task leads to the step itself');
      await check_page(first);
      await click(first, 'main form button[type=submit]');
      await first.goto('/tasks');
      await click(first, row_with(first, 'Hij komt altijd te laat').locator('a'));
      assert.match(first.url(), /\/triage$/, 'weighing has a page of its own');
      await check_page(first);
      await check_budget(first);
      await weigh(first, 'line', { until: 'advice' });
      const advice = await first.locator('#advice').innerText();
      assert.match(advice, /TRI-02/);
      assert.match(advice, /gesprek over functioneren hoort.*Noem dat zo/, 'an enquiry instead of a conversation is named');
      assert.match(advice, /TRI-03/);
      await check_page(first);
      await click(first, 'button[value=choose]');
      await check_page(first);
      await click(first, 'button[value=decide]');
      assert.equal(await first.locator('#errors').count(), 1, 'what is expected and by when is asked for');
      assert.equal(await first.locator('textarea[name=reasons]').inputValue(), kReasons, 'what was typed stands');
      await check_page(first);
    });

    for (const outcome of Object.keys(kAnswers)) {
      await t.test(`[${kTags[outcome]}] Triage_WithOutcome_${outcome}_IsCarriedOutAndToldToTheReporter`, async () => {
        const { subject, code, path } = await report(outcome);
        const into = outcome === 'merge' ? reports.line.number : undefined;
        if (jurisdiction === 'nl') {
          await weigh_by_keyboard(first, subject, outcome, { into });
        } else {
          await first.goto(`${path}/triage`);
          await weigh(first, outcome, { into });
        }
        assert.equal(new URL(first.url()).pathname, path, await first.locator('main').innerText());
        if (kForTwo.includes(outcome)) await agree(outcome, subject, path);
        const told = await mailbox_of(browser, demo, code);
        assert.match(told, outcome === 'merge' ? /al meer bekend/ : outcome === 'no_case' ? /geen onderzoek|geen regel/ : /gewogen/, 'the reporter is told');
        await second.goto(`${path}/triage`);
        const history = await second.locator('main').innerText();
        assert.ok(history.includes(kReasons), `the reasons stand in the history:\n${history}`);
      });
    }

    /** The proposer cannot confirm; the second person finds it among their tasks, sends the first one back, then agrees. */
    async function agree(outcome, subject, path) {
      await first.goto(`${path}/triage`);
      assert.equal(await first.locator('form[action$="/confirm"]').count(), 0, 'nobody confirms their own proposal');
      // The page of all groups shows the first of each; of many with one term it may leave this one out.
      await second.goto('/tasks?group=later');
      await click(second, row_with(second, subject).filter({ hasText: 'Meekijken' }).locator('a'));
      if (outcome === 'orienting') {
        await check_page(second);
        await click(second, 'form[action$="/send-back"] button[type=submit]');
        assert.equal(await second.locator('#errors').count(), 1, 'sending back asks a reason');
        await second.fill('textarea[name=reason]', 'Noem wie wordt gehoord.');
        await click(second, 'form[action$="/send-back"] button[type=submit]');
        await first.goto(`${path}/triage`);
        assert.equal(await first.locator('textarea[name=reasons]').inputValue(), kReasons, 'the form begins with what was proposed');
        assert.match(await first.locator('main').innerText(), /Noem wie wordt gehoord/);
        await check_page(first);
        await click(first, 'button[value=decide]');
        await second.goto(`${path}/triage`);
      }
      await click(second, 'form[action$="/confirm"] button[type=submit]');
      assert.equal(new URL(second.url()).pathname, path, await second.locator('main').innerText());
    }

    await t.test('[TRI-02] HandBack_ToTheLine_ReachesTheTeamChiefWithWhatIsExpectedAndByWhen', async () => {
      const chief = await new_page(browser, { url: demo.url });
      await sign_in(chief, demo, 'triage');
      await chief.goto(reports.line.path);
      const linked = await chief.locator('main').innerText();
      assert.match(linked, /G-\d{4}-/, `the line talk is linked:\n${linked}`);
      await click(chief, chief.locator('main a', { hasText: /^G-/ }));
      await check_page(chief);
      const timeline = `${new URL(chief.url()).pathname}/timeline`;
      await chief.goto(timeline);
      assert.match(await chief.locator('main').innerText(), new RegExp(kExpected));
      await chief.context().close();
    });

    await t.test('[INV-01] HandOver_ToTheProsecutor_IsNotSeenByThoseWhoWeighed', async () => {
      for (const page of [first, second]) {
        await page.goto(reports.criminal.path);
        assert.doesNotMatch(await page.locator('main').innerText(), /\bS-\d{4}-/);
      }
    });

    await t.test('Triage_DoneMeanwhileBySomebodyElse_SaysSoAndKeepsWhatWasTyped', async () => {
      const subject = 'Twee tegelijk';
      await make_report(browser, demo, { subject });
      const path = await matter_path(first, subject);
      await confirm_receipt(first, path);
      await first.goto(`${path}/triage`);
      await second.goto(`${path}/triage`);
      await weigh(first, 'no_case', { until: 'next' });
      await weigh(second, 'welfare', { until: 'next' });
      await click(first, 'button[value=decide]');
      await second.fill('textarea[name=reasons]', 'Mijn eigen woorden.');
      await click(second, 'button[value=decide]');
      const told = await second.locator('main').innerText();
      assert.match(told, /Mijn eigen woorden\./, `what was typed stands:\n${told}`);
      assert.match(told, /Geen zaak/, 'what was decided is shown');
      assert.equal(await second.locator('#errors').count(), 1);
      await check_page(second);
    });

    if (jurisdiction === 'be')
      await t.test('[RPT-04] Whistleblower_Report_IsOfferedNothingThatTellsTheDisciplinaryAuthority', async () => {
        const subject = 'Via het kanaal';
        await make_report(browser, demo, { subject, channel: 'whistleblower', how: 'confidential' });
        assert.equal(await matter_path(first, subject), '', 'the triage desk does not see it');
        const channel = await new_page(browser, { url: demo.url });
        await sign_in(channel, demo, 'onderzoeker2');
        const path = await matter_path(channel, subject);
        assert.ok(path, 'the channel sees it');
        await confirm_receipt(channel, path);
        await channel.goto(`${path}/triage`);
        await check_page(channel);
        const offered = await channel.locator('input[name=outcome]').evaluateAll((all) => all.map((one) => one.value));
        assert.ok(offered.length, `the desk of the channel weighs:\n${await channel.locator('main').innerText()}`);
        for (const stays of ['no_case', 'orienting', 'welfare']) assert.ok(offered.includes(stays), `${stays} in ${offered}`);
        for (const never of ['disciplinary', 'line', 'line_talk', 'line_enquiry', 'criminal', 'central_team']) assert.ok(!offered.includes(never), never);
        await channel.context().close();
      });

    await t.test('TriagePages_InFourLanguages_StayWhole', async () => {
      for (const language of ['en', 'fr', 'de', 'nl']) {
        await first.goto('/triage');
        await Promise.all([first.waitForNavigation(), first.locator(`.languages button[value=${language}], .languages a[hreflang=${language}]`).first().click()]);
        await check_page(first);
        assert.equal(await first.getAttribute('html', 'lang'), language);
      }
    });

    await t.test('Shortcuts_AreListedUnderTheQuestionMarkAndCanBeSwitchedOff', async () => {
      await first.goto('/matters');
      await first.keyboard.press('?');
      assert.ok(await first.locator('#shortcuts').evaluate((list) => list.open));
      await check_page(first);
      await first.locator('#shortcuts-on').uncheck();
      await first.keyboard.press('Escape');
      await first.keyboard.press('j');
      assert.equal((await focused(first)).row, '', 'switched off, a letter does nothing');
      await first.reload();
      await first.keyboard.press('?');
      assert.ok(!await first.locator('#shortcuts').evaluate((list) => list.open), 'still off on the next page');
      await first.click('#shortcuts-open');
      await first.locator('#shortcuts-on').check();
    });
  });
}
