// What every walk over a matter does: find it, do a step, read the page.
import assert from 'node:assert/strict';

/** What the page says, without its frame; works without script too. */
export const text_of = (page) => page.locator('main').innerText();

/** The path of a matter by its number, from the list of those that one may see. */
export async function matter_of(page, number) {
  for (const list of ['/matters?sort=-received', '/matters?sort=-received&state=closed']) {
    await page.goto(list);
    const link = page.locator('main a[href^="/matters/"]', { hasText: number });
    if (await link.count()) return new URL(await link.first().getAttribute('href'), page.url()).pathname;
  }
  return assert.fail(`${number} is in no list`);
}

/** Presses a form's first button and waits for the page it leads to. */
export const send = (page, form = 'main form') =>
  Promise.all([page.waitForNavigation(), page.locator(`${form} button[type=submit]`).first().click()]);

/** Does the open step with this title: fills its fields by name and records it. Answers what the page says then. */
export async function do_step(page, path, title, values) {
  await page.goto(path);
  const step = page.locator('main li', { has: page.getByRole('heading', { name: title }) });
  const link = step.locator('a[href*="/steps/"]:not([href$="/skip"])');
  assert.ok(await link.count(), `no step '${title}' to do:\n${await text_of(page)}`);
  await page.goto(await link.first().getAttribute('href'));
  await fill(page, values);
  await send(page);
  const problem = page.locator('#errors');
  if (await problem.count()) assert.fail(`step '${title}' was refused: ${await problem.innerText()}`);
  return text_of(page);
}

/** Fills the fields of a page by name: a radio button or a box by its value, a select by its value too. */
export async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`main [name="${name}"]:not([type=hidden])`).first();
    const kind = await field.evaluate((element) => element.type);
    if (kind.startsWith('select')) await field.selectOption(value);
    else if (kind === 'radio' || kind === 'checkbox') await page.check(`main [name="${name}"][value="${value}"]`);
    else if (kind === 'file') await field.setInputFiles(value);
    else await field.fill(value);
  }
}
