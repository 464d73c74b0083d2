// A decision in its four rooms: weighed in words, consulted, put to a panel, recommended; and like cases beside it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { check_page, new_page, no_program, open_browser, sign_in, start_demo } from './harness.mjs';
import { click, confirm_receipt, kAnswers, make_report, matter_path } from './road.mjs';

const kSubject = 'Cadeaus van een leverancier';

test('A decision in its rooms', { skip: no_program }, async (t) => {
  const demo = await start_demo({ jurisdiction: 'nl' });
  after(() => demo.stop());
  const browser = await open_browser();
  after(() => browser.close());
  const as = async (who) => {
    const page = await new_page(browser, { url: demo.url });
    await sign_in(page, demo, who);
    return page;
  };
  const triage = await as('triage');
  const second = await as('triage2');
  const authority = await as('gezag');
  let matter;

  await t.test('[TRI-05] Rooms_OfADisciplinaryMatter_CanBeEnteredAndRead', async () => {
    await make_report(browser, demo, { subject: kSubject });
    const report = await matter_path(triage, kSubject);
    await confirm_receipt(triage, report);
    await triage.goto(`${report}/triage`);
    for (const [criterion, answer] of Object.entries(kAnswers.disciplinary)) await triage.check(`input[name="criteria-${criterion}"][value="${answer}"]`);
    await triage.check('input[name=outcome][value=disciplinary]');
    await triage.fill('textarea[name=reasons]', 'De feiten wijzen op plichtsverzuim.');
    await click(triage, 'button[value=choose]');
    await triage.locator('select[name=part-handler]').selectOption({ label: 'Carla Meijering' });
    await triage.locator('select[name=part-commissioner]').selectOption({ label: 'Dirk van Loonen' });
    await click(triage, 'button[value=decide]');
    await second.goto(`${report}/triage`);
    await click(second, 'form[action$="/confirm"] button[type=submit]');
    matter = await matter_path(authority, kSubject);
    for (const room of ['weighing', 'consultation', 'panel', 'sanction']) {
      await authority.goto(`${matter}/${room}`);
      assert.ok((await authority.locator('main h1').innerText()).length > 0);
      await check_page(authority);
    }
  });

  await t.test('[INV-13] LikeCases_AndEnds_CanBeRead', async () => {
    for (const path of ['/precedents?theme=gifts', '/retention', '/panels']) {
      await authority.goto(demo.url + path);
      await check_page(authority);
    }
  });
});
