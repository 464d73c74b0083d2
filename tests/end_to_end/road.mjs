// The steps of the road that several test files walk: a report made by somebody, and its way to triage.
import assert from 'node:assert/strict';
import { new_page } from './harness.mjs';

/** Makes a report as a reporter does, without script. Returns the return code. */
export async function make_report(browser, demo, { subject, text = 'Ik zag dat iemand een bekende opzocht.', how = 'anonymous', theme = 'information', channel = 'report', language = 'nl' } = {}) {
  const page = await new_page(browser, { url: demo.url, script: false, language });
  await page.goto('/report');
  const answers = { relation: 'employee', how, channel, theme, title: subject, subject, text, story: text, name: 'J. Voorbeeld', contact: 'voorbeeld@demo.example' };
  for (let step = 0; step < 8; ++step) {
    for (const [name, value] of Object.entries(answers)) {
      const field = page.locator(`main [name=${name}]`);
      if (!await field.count()) continue;
      if (await page.locator(`main input[type=radio][name=${name}]`).count()) await page.check(`input[name=${name}][value=${value}]`);
      else if (await field.first().isVisible()) await field.first().fill(value);
    }
    const next = page.locator('button[value=next]');
    if (!await next.count()) break;
    await next.click();
  }
  await page.locator('main form button[type=submit]').last().click();
  const shown = await page.locator('main').innerText();
  const code = /\b([0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){4})\b/.exec(shown)?.[1];
  assert.ok(code, `a code of five groups stands on the page:\n${shown}`);
  await page.context().close();
  return code;
}

/** What the reporter reads in the mailbox. */
export async function mailbox_of(browser, demo, code) {
  const page = await new_page(browser, { url: demo.url, script: false });
  await page.goto('/mailbox');
  await page.fill('input[name=code]', code);
  await page.locator('main form button[type=submit]').first().click();
  const text = await page.locator('main').innerText();
  await page.context().close();
  return text;
}

/** Clicks and waits for the page that follows. */
export async function click(page, target) {
  const where = typeof target === 'string' ? page.locator(target) : target;
  await Promise.all([page.waitForNavigation(), where.first().click()]);
}

/** The row of a list in which these words stand. */
export function row_with(page, words) {
  return page.locator('main tbody tr', { hasText: words });
}

/** The path of the matter with this subject, out of the queue of whoever is signed in; '' when it is not listed. */
export async function matter_path(page, subject) {
  await page.goto('/matters');
  const link = row_with(page, subject).locator('a').first();
  return await link.count() ? link.getAttribute('href') : '';
}

/** Confirms receipt with the letter as the step proposes it. Ends on the matter. */
export async function confirm_receipt(page, path) {
  await page.goto(path);
  await click(page, 'main a.button[href*="/steps/"]');
  await click(page, 'main form button[type=submit]');
  assert.match(new URL(page.url()).pathname, /^\/matters\/[^/]+$/, await page.locator('main').innerText());
}

/** Answers that make the criteria advise each outcome. */
const kNothing = { citizen: 'no', known: 'no', offence: 'no', rule: 'no', performance: 'no', conversation: 'no', facts: 'clear',
  line_involved: 'no', reach: 'team', discrimination: 'no', harm: 'no' };
export const kAnswers = {
  no_case: kNothing,
  line: { ...kNothing, performance: 'yes' },
  line_talk: { ...kNothing, rule: 'light' },
  line_enquiry: { ...kNothing, rule: 'light', conversation: 'yes' },
  orienting: { ...kNothing, rule: 'serious', facts: 'partly' },
  disciplinary: { ...kNothing, rule: 'serious' },
  criminal: { ...kNothing, rule: 'serious', offence: 'yes' },
  central_team: { ...kNothing, rule: 'light', conversation: 'yes', reach: 'units' },
  complaint: { ...kNothing, citizen: 'yes' },
  welfare: { ...kNothing, harm: 'yes' },
  merge: { ...kNothing, known: 'yes' },
};
/** Outcomes that a second person confirms. */
export const kForTwo = ['orienting', 'disciplinary', 'criminal'];
