// The first page of a Dutch and a Belgian force, as a visitor finds it.
import { after, test } from 'node:test';
import { check_budget, check_page, new_page, no_program, open_browser, start_demo } from './harness.mjs';

for (const jurisdiction of ['nl', 'be']) {
  test(`FirstPage_OfAForceIn_${jurisdiction}_IsAsItMustBe`, { skip: no_program }, async (t) => {
    const demo = await start_demo({ jurisdiction });
    after(() => demo.stop());
    const browser = await open_browser();
    after(() => browser.close());
    for (const script of [true, false]) {
      await t.test(script ? 'with script' : 'without script', async () => {
        const page = await new_page(browser, { url: demo.url, script });
        await page.goto('/');
        await check_page(page);
        await check_budget(page);
      });
    }
  });
}
