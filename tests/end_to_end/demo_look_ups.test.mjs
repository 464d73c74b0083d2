// The demo force with a year of invented look-ups, as whoever tries the program out finds it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { check_page, no_program, open_browser, page_of, start_demo } from './harness.mjs';

test('Demo with a year of look-ups', { skip: no_program }, async (t) => {
  const demo = await start_demo({ matters: 5, look_ups: true });
  after(() => demo.stop());
  const browser = await open_browser();
  after(() => browser.close());

  const analyst = await page_of(browser, demo, 'analist');

  await t.test('List_OfTheDemo_HasCasesControlsAndOutcomes', async () => {
    await analyst.goto('/look-ups');
    for (const kind of ['Zaak', 'Controle'])
      assert.ok(await analyst.locator('main table tbody tr', { hasText: kind }).count() > 2, kind);
    assert.equal(await analyst.locator('main table tbody tr', { hasText: 'Gevraagd' }).count(), 1, 'one was asked about');
    await analyst.goto('/look-ups/outcomes');
    await check_page(analyst);
    assert.ok(await analyst.locator('main table').count() >= 4, 'outcomes by measure, unit and month, and controls');
  });

  await t.test('Case_OfTheDemoWithManyFindings_IsReadFromTheTop', async () => {
    await analyst.goto('/look-ups?kind=case');
    const paths = await analyst.locator('main table tbody a').evaluateAll((links) => links.map((link) => link.pathname));
    for (const path of paths) {
      await analyst.goto(path);
      assert.ok(await analyst.locator('input[name=findings]:visible').count() <= 10, path);
      assert.equal(await analyst.locator('input[name=more_findings]:visible').count(), 0, path);
    }
    await check_page(analyst);
  });

  await t.test('[LOG-01] Question_OfTheDemo_WaitsForItsOfficer', async () => {
    const officer = await page_of(browser, demo, 'medewerker');
    await officer.goto('/my-look-ups');
    await officer.locator('a[href^="/my-look-ups/questions/"]').first().click();
    await check_page(officer);
    assert.equal(await officer.locator('main form textarea[name=text]').count(), 1);
  });

  await t.test('Openings_OfTheDemo_WereDecidedByTheOtherDesk', async () => {
    const approver = await page_of(browser, demo, 'privacy');
    await approver.goto('/look-ups/openings');
    await check_page(approver);
    assert.ok(await approver.locator('main table tbody tr').count() > 0);
  });
});
