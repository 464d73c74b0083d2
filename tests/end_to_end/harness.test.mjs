// The checks themselves: a page that is right passes, and each fault is found.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { check_page, new_page, open_browser, totp } from './harness.mjs';

const kPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
const around = (body) => `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Proef</title></head><body><main><h1>Proef</h1>${body}</main></body></html>`;
const pages = {
  '/right': around('<p>Goed zo.</p>'),
  '/no-label': around('<form><input type="text" name="a"><button type="submit">Verder</button></form>'),
  '/invalid': around('<p><div>nee</div></p>'),
  '/inline': around('<p>a</p><style>p{color:red}</style>'),
  '/wide': around('<table><caption>Breed</caption><tr><th scope="col">a</th></tr><tr><td>' + 'x'.repeat(400) + '</td></tr></table>'),
  '/outside': around('<p><img alt="elders" src="http://127.0.0.2:9/x.png"></p>'),
};
let browser, server, url;

before(async () => {
  server = createServer((request, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    if (request.url !== '/no-policy') answer.setHeader('content-security-policy', kPolicy);
    answer.end(pages[request.url] ?? pages['/right']);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${server.address().port}`;
  browser = await open_browser();
});
after(async () => { await browser?.close(); server?.close(); server?.closeAllConnections(); });

async function check(path, options) {
  const page = await new_page(browser, { url, ...options });
  try {
    await page.goto(path);
    await check_page(page);
  } finally { await page.context().close(); }
}

test('CheckPage_OnARightPage_Passes', () => check('/right'));
test('CheckPage_WithoutScript_ChecksAsMuch', async () => {
  await check('/right', { script: false });
  await assert.rejects(check('/no-label', { script: false }), /label/);
});
for (const [path, words] of [['/no-label', /label/], ['/invalid', /html \d/], ['/inline', /content policy/i], ['/wide', /sideways/],
  ['/outside', /elsewhere|content policy/i], ['/no-policy', /lacks default-src/]]) {
  test(`CheckPage_On${path.replace(/\W/g, '_')}_Refuses`, () => assert.rejects(check(path), words));
}
test('Totp_OfTheStandardsExample_IsRight', () => {
  assert.equal(totp('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 59_000), '287082');
  assert.equal(totp('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 1_111_111_109_000), '081804');
});
