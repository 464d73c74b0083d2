// A report without script, from the route guide to the mailbox, in both jurisdictions.
import assert from 'node:assert/strict';
import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { check_page, new_page, no_program, open_browser, start_demo } from './harness.mjs';

for (const jurisdiction of ['nl', 'be']) {
  test(`A force in ${jurisdiction}`, { skip: no_program }, async (t) => {
    const demo = await start_demo({ jurisdiction });
    after(() => demo.stop());
    const browser = await open_browser();
    after(() => browser.close());
    const file = join(mkdtempSync(join(tmpdir(), 'waarborg-file-')), 'bewijs.txt');
    writeFileSync(file, 'een regel bewijs');
    let code;

    await t.test('[RPT-01] [RPT-02] [RPT-05] RouteGuide_WithoutScript_ShowsWhereToGo', async () => {
      const page = await new_page(browser, { url: demo.url, script: false });
      await page.goto('/route-guide');
      await check_page(page);
    });

    await t.test('[RPT-08] [RPT-09] Report_WithoutScriptAnonymously_GivesACodeOnce', async () => {
      const page = await new_page(browser, { url: demo.url, script: false });
      await page.goto('/report');
      await check_page(page);
      await page.click('button[value=next]');
      assert.ok(await page.locator('[role=alert], .error-summary').count() > 0, 'all that is missing is said at once');
      await page.check('input[name=relation][value=employee]');
      await page.check('input[name=how][value=anonymous]');
      for (let step = 0; step < 6; ++step) {
        const fill = async (selector, value) => {
          for (const field of await page.locator(selector).all()) if (await field.isVisible()) await field.fill(value);
        };
        if (await page.locator('main input[type=radio][name=channel]').count()) await page.locator('input[name=channel]').first().check();
        if (await page.locator('input[type=radio][name=theme]').count()) await page.check('input[name=theme][value=information]');
        await fill('input[name=title], input[name=subject]', 'Opzoeken van een bekende');
        await fill('textarea[name=text], textarea[name=story]', 'Ik zag dat iemand een bekende opzocht.');
        await fill('textarea[name=concerned]', 'Ruben Hoekstra');
        await fill('textarea[name=keep_out]', 'Sanne Wiersma');
        if (await page.locator('input[type=file]').count()) await page.setInputFiles('input[type=file]', file);
        const next = page.locator('button[value=next]');
        if (!(await next.count())) break;
        await next.click();
      }
      await page.locator('main form button[type=submit]').last().click();
      const text = await page.locator('main').innerText();
      code = /\b([0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){4})\b/.exec(text)?.[1];
      assert.ok(code, `a code of five groups stands on the page:\n${text}`);
      assert.ok(!page.url().includes(code.slice(0, 4)), 'no code in the address');
      await check_page(page);
    });

    await t.test('Mailbox_WithTheCode_ShowsStateDatesAndTakesAnAnswer', async () => {
      const page = await new_page(browser, { url: demo.url, script: false });
      await page.goto('/mailbox');
      await check_page(page);
      await page.fill('input[name=code]', 'AAAA-BBBB-CCCC-DDDD-EEEE');
      await page.locator('main form button[type=submit]').first().click();
      assert.match(await page.locator('main').innerText(), /code/i);
      await page.goto('/mailbox');
      await page.fill('input[name=code]', code.toLowerCase().replaceAll('-', ' '));
      await page.locator('main form button[type=submit]').first().click();
      assert.match(page.url(), /\/mailbox\/open$/);
      await check_page(page);
      await page.locator('textarea').first().fill('Er is nog iets dat ik vergat.');
      await page.locator('main form:has(textarea) button[type=submit]').first().click();
      assert.match(await page.locator('main').innerText(), /Er is nog iets dat ik vergat/);
    });
  });
}
