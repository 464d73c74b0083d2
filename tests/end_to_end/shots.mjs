// The pictures of the README and the handbook: ./dev shots [NAME...]. A fresh demo force of invented people, light theme,
// one width, English pages; every picture is a small WebP in docs/handbook/images, drawn by the browser itself.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { new_page, open_browser, program, root, sign_in, start_demo } from './harness.mjs';
import { click, confirm_receipt, kAnswers, make_report, row_with } from './road.mjs';
import { send } from './steps.mjs';

const kFolder = join(root, 'docs/handbook/images');
const kWidth = 1200;
const kHeightMax = 1100;
const kQuality = 82;
const kSubject = 'Looked up an acquaintance';
const kStory = 'During the night shift a colleague looked up an acquaintance in the system. No case was running.';

/** Takes the page from its top, as tall as what it holds up to a bound, and keeps it as WebP. */
async function shoot(page, name, { height_max = kHeightMax } = {}) {
  await page.evaluate(() => { document.activeElement?.blur(); window.scrollTo(0, 0); });
  const height = Math.min(height_max, await page.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height)));
  await page.setViewportSize({ width: kWidth, height });
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: kQuality });
  const bytes = Buffer.from(data, 'base64');
  writeFileSync(join(kFolder, `${name}.webp`), bytes);
  console.log(`${name}.webp  ${kWidth} x ${height}  ${Math.round(bytes.length / 1024)} kB`);
  await page.setViewportSize({ width: kWidth, height: 900 });
}

/** A page of nobody, or of an account, in English. */
async function open(browser, demo, who) {
  const page = await new_page(browser, { url: demo.url, language: 'en', width: kWidth });
  if (!who) return page;
  await sign_in(page, demo, who);
  const english = page.locator('.languages button[value=en]');
  if (await english.count()) await click(page, english);
  return page;
}

async function reporter({ browser, demo }) {
  const page = await open(browser, demo);
  await page.goto('/');
  await shoot(page, 'start');
  await page.goto('/route-guide');
  await shoot(page, 'route-guide');
  await page.goto('/report');
  await shoot(page, 'report');
  const code = await make_report(browser, demo, { subject: kSubject, text: kStory, language: 'en' });
  const triage = await open(browser, demo, 'triage');
  await triage.goto('/matters');
  await confirm_receipt(triage, await row_with(triage, kSubject).locator('a').first().getAttribute('href'));
  await page.goto('/mailbox');
  await page.fill('input[name=code]', code);
  await click(page, 'main form button[type=submit]');
  await shoot(page, 'mailbox');
}

async function complainant({ browser, demo }) {
  const page = await open(browser, demo);
  await page.goto('/complaint');
  await page.check('input[name=kind][value=complaint]');
  await click(page, 'button[value=next]');
  await shoot(page, 'complaint');
  await page.check('input[name=category][value=force]');
  await click(page, 'button[value=next]');
  await page.fill('[name=subject]', 'Pushed too hard');
  await page.fill('[name=text]', 'I was pushed against the fence and nobody helped me up.');
  await click(page, 'button[value=next]');
  await page.fill('[name=name]', 'Lotte Brandsma');
  await page.fill('[name=phone]', '06 1234 5678');
  await click(page, 'button[value=next]');
  await shoot(page, 'complaint-check');
  await click(page, 'form[action="/complaint"] button');
  await shoot(page, 'complaint-sent');
}

async function triage({ browser, demo }) {
  const page = await open(browser, demo, 'triage');
  await page.goto('/tasks');
  await shoot(page, 'tasks', { height_max: 900 });
  await page.goto('/triage');
  await click(page, row_with(page, kSubject).locator('a'));
  for (const [criterion, answer] of Object.entries(kAnswers.orienting)) await page.check(`input[name="criteria-${criterion}"][value="${answer}"]`);
  await shoot(page, 'triage-criteria');
  await click(page, 'button[value=advice]');
  await page.check('input[name=outcome][value=orienting]');
  await page.fill('textarea[name=reasons]', 'A rule may have been broken, and the facts are partly clear.');
  const advice = await page.locator('#advice').boundingBox();
  await page.evaluate((top) => { document.querySelector('main').style.marginTop = `-${top}px`; }, Math.max(0, advice.y - 24));
  await shoot(page, 'triage-advice', { height_max: 900 });
}

async function handler({ browser, demo }) {
  const page = await open(browser, demo, 'klachten');
  await page.goto('/matters');
  await shoot(page, 'queue', { height_max: 900 });
  await click(page, 'main tbody a[href^="/matters/"]');
  const matter = new URL(page.url()).pathname;
  await shoot(page, 'matter');
  const step = page.locator('main a.button[href*="/steps/"]').first();
  if (await step.count()) {
    await click(page, step);
    await shoot(page, 'step');
  }
  await page.goto(`${matter}/timeline`);
  await shoot(page, 'timeline', { height_max: 800 });
  await page.goto(`${matter}/complaint`);
  await shoot(page, 'complaint-handling');
}

async function administrator({ browser, demo }) {
  const page = await open(browser, demo, 'beheer');
  await page.goto('/administration/people');
  await shoot(page, 'people', { height_max: 900 });
  await page.goto('/administration/people/import');
  const rows = 'number;name;unit;function\n990001;Tjitske Hamstra;FORCE;Agent\n990002;Ritske Boomsma;FORCE;Agent\n990003;Bauke Wielinga;NOWHERE;Agent\n';
  await page.setInputFiles('input[name=file]', { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
  await page.check('input[name=whole][value=no]');
  await send(page);
  await shoot(page, 'people-import');
  await page.goto('/complaints/training');
  const trained = 'number;course;date;result;hours\n100001;Aanhouden en controleren;2026-05-01;passed;7,5\n100002;Aanhouden en controleren;2026-05-01;attended;4\n100003;Schietvaardigheid;2026-13-01;passed;4\n999;Schietvaardigheid;2026-05-02;passed;4\n';
  await page.setInputFiles('input[name=file]', { name: 'training.csv', mimeType: 'text/csv', buffer: Buffer.from(trained) });
  await page.check('input[name=mapping][value=standard]');
  await send(page);
  await shoot(page, 'training-import');
  const text = readFileSync(join(root, 'content/procedures/nl/compliment.yaml'), 'utf8').replace(/^version: \d+$/m, 'version: 9');
  await page.goto('/administration/procedures/new');
  await page.fill('[name=text]', text.replace('period: 10wd', 'period: soon'));
  await click(page, 'main button[value=store]');
  await shoot(page, 'procedure-fault');
  await page.fill('[name=text]', text);
  await click(page, 'main button[value=store]');
  await shoot(page, 'procedure');
  await click(page, 'main a[href$="/activate"]');
  await shoot(page, 'procedure-activate');
}

/** The first matter of the list whose room has something to show; the page stands there then. */
async function room_with(page, list, room, selector) {
  await page.goto(list);
  const matters = await page.locator('main tbody a[href^="/matters/"]').evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href')))]);
  for (const matter of matters) {
    await page.goto(`${matter}/${room}`);
    if (await page.locator(selector).count()) return matter;
  }
  throw new Error(`no matter of ${list} has ${selector} in ${room}`);
}

async function investigator({ browser, demo }) {
  const page = await open(browser, demo, 'onderzoeker');
  const matter = await room_with(page, '/matters?state=closed', 'findings', 'main h2');
  await page.goto(`${matter}/plan`);
  await shoot(page, 'plan');
  await page.goto(`${matter}/evidence`);
  await shoot(page, 'evidence', { height_max: 900 });
}

async function commissioner({ browser, demo }) {
  const page = await open(browser, demo, 'gezag');
  await page.goto('/tasks');
  await shoot(page, 'tasks-commissioner', { height_max: 900 });
}

async function decider({ browser, demo }) {
  const page = await open(browser, demo, 'gezag');
  const matter = await room_with(page, '/matters?state=closed&kind=disciplinary', 'sanction', 'main h2');
  await shoot(page, 'sanction');
  await page.goto(`${matter}/weighing`);
  await shoot(page, 'weighing', { height_max: 900 });
}

async function monitor({ browser, demo }) {
  const page = await open(browser, demo, 'analist');
  await page.goto('/monitor');
  await shoot(page, 'monitor');
  await page.goto('/dashboard');
  await shoot(page, 'dashboard');
}

async function look_ups({ browser, demo }) {
  const page = await open(browser, demo, 'analist');
  await page.goto('/look-ups');
  await shoot(page, 'look-ups', { height_max: 900 });
  await click(page, page.locator('main tbody tr', { hasText: 'Asked' }).locator('a').first());
  await shoot(page, 'look-ups-case');
  await page.goto('/look-ups/explained');
  await shoot(page, 'look-ups-explained');
  await page.goto('/look-ups/outcomes');
  await shoot(page, 'look-ups-outcomes', { height_max: 800 });
  const approver = await open(browser, demo, 'privacy');
  await approver.goto('/look-ups/openings');
  await shoot(approver, 'look-ups-openings', { height_max: 700 });
  const officer = await open(browser, demo, 'medewerker');
  await officer.goto('/my-look-ups');
  await shoot(officer, 'my-look-ups', { height_max: 800 });
  await click(officer, 'a[href^="/my-look-ups/questions/"]');
  await shoot(officer, 'my-look-ups-question');
}

const kChapters = { reporter, complainant, triage, handler, investigator, commissioner, decider, monitor, look_ups, administrator };

export async function take_all(chosen = []) {
  mkdirSync(kFolder, { recursive: true });
  const demo = await start_demo({ matters: 40, enquiries: 60, look_ups: true });
  const browser = await open_browser();
  try {
    for (const [name, chapter] of Object.entries(kChapters)) if (!chosen.length || chosen.includes(name)) await chapter({ browser, demo });
  } finally {
    await browser.close();
    await demo.stop();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(`pictures by ${program} into ${kFolder}`);
  await take_all(process.argv.slice(2));
}
