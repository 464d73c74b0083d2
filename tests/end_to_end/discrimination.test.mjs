// A discrimination report at a force of fourteen units: nothing is recommended before people with the expertise gave their
// view (TRI-05), and a measure without sanction needs no intention.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { check_page, no_program, open_force, root } from './harness.mjs';
import { click, row_with } from './road.mjs';
import { fill, find, give_part, hear, in_days, is_recorded, leave_out, make_plan, name_person, submit, to_enquiry } from './rooms.mjs';
import { do_step, text_of } from './steps.mjs';

const kSubject = 'Grappen over afkomst';
const kPerson = 'Samira Azzouzi';

/** The content with a force that has as many units below it as the national one. */
function with_fourteen_units() {
  const content = mkdtempSync(join(tmpdir(), 'waarborg-content-'));
  cpSync(join(root, 'content'), content, { recursive: true });
  const file = join(content, 'demo/nl.yaml');
  const text = readFileSync(file, 'utf8');
  const more = Array.from({ length: 10 }, (_, at) => `  - {code: E-${at + 1}, name: "Eenheid ${at + 1}", parent: FORCE}\n`).join('');
  writeFileSync(file, text.replace('accounts:\n', `${more}accounts:\n`));
  return content;
}

test('A discrimination report at fourteen units', { skip: no_program }, async (t) => {
  const content = with_fourteen_units();
  after(() => rmSync(content, { recursive: true, force: true }));
  const { demo, browser, as } = await open_force(after, { jurisdiction: 'nl', environment: { WAARBORG_CONTENT: content } });
  const triage = await as('triage');
  const second = await as('triage2');
  const handler = await as('onderzoeker');
  const commissioner = await as('gezag');
  const decider = await as('gezag2');
  let matter;
  const act = async (page, name, values, measure) => {
    await page.goto(`${matter}/sanction`);
    await click(page, `main a[href$="/${name}"]`);
    if (measure) {
      await page.selectOption('main select[name=measure]', measure);
      await click(page, 'main form[method=get] button[type=submit]');
    }
    await fill(page, { ...values, ...await page.locator('[name=outside]').count() && { outside: 'Er zijn te weinig gelijke gevallen.' } });
    await click(page, 'main form[method=post] button[type=submit]');
  };

  await t.test('[TRI-05] Recommendation_WithoutExpertise_IsRefused', async () => {
    matter = await to_enquiry(browser, demo, { triage, second, handler }, { subject: kSubject, outcome: 'disciplinary', theme: 'discrimination' });
    await name_person(handler, matter, kPerson);
    await make_plan(handler, commissioner, matter);
    await do_step(handler, matter, 'Betrokkene informeren over de start', { notice: 'Brief van vandaag.' });
    await hear(handler, matter, kPerson);
    await find(handler, matter);
    await give_part(commissioner, matter, 'decider', 'Terpstra');
    await decider.goto(`${matter}/weighing`);
    for (const answer of await decider.locator('main textarea[name^=answer_]').all()) await answer.fill('Overwogen en opgeschreven.');
    await submit(decider, 'finish');
    await is_recorded(decider);
    await commissioner.goto(`${matter}/sanction/new`);
    for (const field of ['person', 'category', 'role']) await commissioner.selectOption(`select[name=${field}]`, { index: 1 });
    await commissioner.selectOption('select[name=theme]', 'discrimination');
    await click(commissioner, 'main form[method=post] button[type=submit]');
    await is_recorded(commissioner);
    await act(commissioner, 'recommend', { text: 'Training past.' }, 'training');
    assert.match(await text_of(commissioner), /strafmaatoverleg/);
    await check_page(commissioner);
  });

  await t.test('[TRI-05] Consultation_OnDiscrimination_ClosesOnlyWithAnExpertsView', async () => {
    await decider.goto(`${matter}/consultation`);
    assert.match(await text_of(decider), /discriminatie/);
    await check_page(decider);
    await fill(decider, { question: 'Wat past?' });
    await click(decider, 'main form[method=post] button[type=submit]');
    await is_recorded(decider);
    for (const [who, part] of [['Farid Bouwmeester', 'adviser'], ['Yara de Boer', 'expert']]) {
      await decider.locator('select[name=account]').selectOption({ label: who });
      await decider.check(`input[name=part][value=${part}]`);
      await click(decider, 'form[action$="/invite"] button');
      await is_recorded(decider);
    }
    const give = async (name, words) => {
      const page = await as(name);
      await page.goto(`${matter}/consultation`);
      await page.fill('form[action$="/view"] textarea[name=text]', words);
      await click(page, 'form[action$="/view"] button');
      await is_recorded(page);
      await page.context().close();
    };
    await give('chef-noord', 'Een berisping.');
    await decider.goto(`${matter}/consultation`);
    assert.doesNotMatch(await text_of(decider), /Een berisping/, 'views stay covered while the consultation runs');
    await decider.fill('textarea[name=minutes]', 'Besproken.');
    await click(decider, 'form[action$="/close"] button');
    assert.match(await decider.locator('#errors').innerText(), /deskundige/);
    await check_page(decider);
    await give('vertrouwen', 'Leren past hier beter dan straffen.');
    await decider.goto(`${matter}/consultation`);
    await decider.fill('textarea[name=minutes]', 'Besproken; de deskundige overtuigde.');
    await click(decider, 'form[action$="/close"] button');
    await is_recorded(decider);
    assert.match(await text_of(decider), /Een berisping[\s\S]*Leren past|Leren past[\s\S]*Een berisping/, 'differing views are kept');
  });

  await t.test('[SAN-02] [SAN-03] Measure_WithoutSanction_IsDecidedWithoutIntention', async () => {
    await act(commissioner, 'recommend', { text: 'Training past.' }, 'training');
    await is_recorded(commissioner);
    await leave_out(commissioner, matter, 'Voornemen meedelen', 'Er volgt geen straf.');
    await leave_out(commissioner, matter, 'Zienswijze ontvangen', 'Er volgt geen straf.');
    await act(decider, 'decide', { authority: 'competent_authority', text: 'Leren past hier.' }, 'training');
    await is_recorded(decider);
    await commissioner.goto('/tasks');
    await click(commissioner, row_with(commissioner, kSubject).locator('a[href*="/steps/"]'));
    await click(commissioner, 'form[action$="/confirm"] button[type=submit]');
    await act(commissioner, 'serve', { choice: 'signed', day: in_days(0) });
    await is_recorded(commissioner);
    await commissioner.goto(matter);
    assert.match(await text_of(commissioner), /Maatregel zonder straf/);
    await check_page(commissioner);
  });
});
