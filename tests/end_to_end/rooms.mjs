// The rooms of an enquiry as several walks pass through them: from triage to findings that are recorded.
import assert from 'node:assert/strict';
import { click, confirm_receipt, kAnswers, make_report, matter_path } from './road.mjs';
import { fill, text_of } from './steps.mjs';

export { fill };

export const in_days = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
/** Presses the form's button, or the one with this value. */
export const submit = (page, value) => click(page, value ? `main button[value=${value}]` : 'main form button[type=submit]');

/** Says what is wrong when a form came back. */
export async function is_recorded(page) {
  const problem = page.locator('#errors');
  if (await problem.count()) assert.fail(`refused at ${page.url()}: ${await problem.innerText()}`);
}

/** What the procedure offers is asked for, with a reason where one is needed. */
export async function ask_for_means(page) {
  for (const box of await page.locator('main input[name=means]').all()) await box.check();
  for (const why of await page.locator('main textarea[name^=why_]').all()) await why.fill('Anders is de vraag niet te beantwoorden.');
}

/** A report, weighed and confirmed by two, with this outcome. Answers the path of the matter that comes of it. */
export async function to_enquiry(browser, demo, { triage, second, handler }, { subject, outcome, theme }) {
  await make_report(browser, demo, { subject, ...theme && { theme } });
  const report = await matter_path(triage, subject);
  await confirm_receipt(triage, report);
  await triage.goto(`${report}/triage`);
  for (const [criterion, answer] of Object.entries(kAnswers[outcome])) await triage.check(`input[name="criteria-${criterion}"][value="${answer}"]`);
  await triage.check(`input[name=outcome][value=${outcome}]`);
  await triage.fill('textarea[name=reasons]', 'De feiten wijzen op plichtsverzuim.');
  await click(triage, 'button[value=choose]');
  await triage.locator('select[name=part-handler]').selectOption({ label: 'Carla Meijering' });
  await triage.locator('select[name=part-commissioner]').selectOption({ label: 'Dirk van Loonen' });
  await click(triage, 'button[value=decide]');
  await second.goto(`${report}/triage`);
  await click(second, 'form[action$="/confirm"] button[type=submit]');
  const path = await matter_path(handler, subject);
  assert.ok(path, 'the matter is in the list of its handler');
  return path;
}

/** Names somebody the matter is about. */
export async function name_person(page, matter, who) {
  await page.goto(`${matter}/people`);
  await page.check('input[name=capacity][value=concerned]');
  await page.fill('textarea[name=text]', who);
  await submit(page);
  assert.match(await text_of(page), new RegExp(who));
}

/** Gives a part to the person with this name. */
export async function give_part(page, matter, role, who) {
  await page.goto(`${matter}/assign`);
  await page.check(`input[name=role][value=${role}]`);
  await page.fill('input[name=who]', who);
  await click(page, 'button[value=search]');
  await page.locator('input[name=account]').first().check();
  await click(page, 'button[value=give]');
  await is_recorded(page);
}

/** The handler writes the plan, the commissioner approves it. */
export async function make_plan(handler, commissioner, matter) {
  await handler.goto(`${matter}/plan/edit`);
  await fill(handler, { questions: 'Wat gebeurde er?\nWie wist ervan?', sources: 'Systemen en mensen.',
    tasks: 'Carla onderzoekt, Joost leest mee.', planning: 'Klaar in zes weken.', care: 'De teamchef belt elke week.', moment_1: in_days(21) });
  await ask_for_means(handler);
  await submit(handler, 'submit');
  await is_recorded(handler);
  await commissioner.goto(`${matter}/plan`);
  if (await commissioner.locator('[name=prosecutor]').count()) await fill(commissioner, { prosecutor: 'Mr. Dekker, 2026/14', prosecutor_on: in_days(0) });
  await submit(commissioner, 'approve');
  await is_recorded(commissioner);
}

/** The person concerned is heard, reads the record and signs; the step is done. Answers the path of the interview. */
export async function hear(handler, matter, who) {
  await handler.goto(`${matter}/interviews/new`);
  await fill(handler, { who, capacity: 'concerned', planned_on: in_days(0), planned_at: '14:30', place: 'Bureau, kamer 2', subject: 'Wat gebeurde.', short_notice: 'Op eigen verzoek.' });
  await submit(handler);
  await is_recorded(handler);
  await click(handler, handler.locator('main tbody a', { hasText: who }).last());
  const one = new URL(handler.url()).pathname;
  await handler.goto(`${one}/record`);
  const duty = await handler.locator('input[name=duty_told][value=duty]').count() ? 'duty' : 'no_duty';
  await fill(handler, { began_at: '14:30', ended_at: '15:40', present: `${who}; Carla Meijering`, assistance: 'none', duty_told: duty, text: 'V: Wat gebeurde er? A: Ik zocht het op.' });
  await submit(handler);
  await is_recorded(handler);
  await handler.goto(`${one}/closing`);
  await fill(handler, { read_back_on: in_days(0), signature: 'signed', copy_on: in_days(0) });
  await submit(handler);
  await is_recorded(handler);
  await handler.goto(`${matter}/interviews`);
  const heard = handler.locator('form[action$="/heard"] button');
  if (await heard.count()) await click(handler, heard);
  return one;
}

/** Facts for each question, each with its source, and the report made of them. */
export async function find(handler, matter) {
  await handler.goto(`${matter}/findings`);
  const facts = await handler.locator('textarea[name^=facts_]').all();
  for (const [at, field] of facts.entries()) {
    await field.fill('De opzoekingen hadden geen reden in het werk.');
    await handler.locator(`input[name=references_${at + 1}]`).first().check();
  }
  await submit(handler, 'report');
  await is_recorded(handler);
}

/** Leaves out the optional step with this title. */
export async function leave_out(page, matter, title, reason = 'Niet nodig.') {
  await page.goto(matter);
  const step = page.locator('main li', { has: page.getByRole('heading', { name: title }) });
  await page.goto(await step.locator('a[href$="/skip"]').first().getAttribute('href'));
  await page.fill('[name=reason]', reason);
  await submit(page);
  await is_recorded(page);
}
