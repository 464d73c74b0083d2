// Debian's Chromium, and pages that remember what a check needs: the HTML as it was sent, requests that went
// elsewhere, and what the content policy refused.
import { chromium } from 'playwright-core';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];

/** A headless browser; close() it when done. */
export function open_browser() {
  return chromium.launch({ executablePath, headless: true, args });
}

const seen = new WeakMap();

/** What the page has seen so far: {html, headers, status, outside, refused}. */
export function seen_by(page) {
  return seen.get(page);
}

/**
 * A new page in a context of its own (no cookies).
 *   script: false   as a reporter with Tor Browser at its safest: no script, no SVG, no web font
 *   language        sent as Accept-Language ("nl")
 *   dark, width     how it looks
 */
export async function new_page(browser, { url, script = true, language = 'nl', dark = false, width = 1280 } = {}) {
  const context = await browser.newContext({
    baseURL: url, locale: language, javaScriptEnabled: script, viewport: { width, height: 900 },
    // Colours that still change would be measured half-way.
    colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce', acceptDownloads: true,
  });
  const page = await context.newPage();
  watch(page, url);
  seen.get(page).script = script;
  if (!script) await page.route(/\.(svg|woff2?|ttf|otf)(\?|$)/, (route) => route.abort());
  page.setDefaultTimeout(60_000); // longer than any page takes on a machine that also compiles
  return page;
}

/**
 * The page itself, or, for one without script (in which no check could run), its very HTML shown once more in a page
 * where checks can run but its own scripts are not loaded. close() it.
 */
export async function page_for_checks(page) {
  const notes = seen.get(page);
  if (notes.script) return { page, close: async () => {} };
  const context = await page.context().browser().newContext({ viewport: page.viewportSize() });
  const twin = await context.newPage();
  const address = page.url().split('#')[0];
  const body = await notes.html;
  await twin.route(/\.m?js(\?|$)/, (route) => route.abort());
  await twin.route((url) => url.href.split('#')[0] === address, (route) => route.fulfill({ body, headers: notes.headers }));
  await twin.goto(address);
  return { page: twin, close: () => context.close() };
}

function watch(page, url) {
  const notes = { html: Promise.resolve(''), headers: {}, status: 0, outside: [], refused: [], script: true };
  seen.set(page, notes);
  page.on('request', (request) => {
    const address = request.url();
    if (url && !address.startsWith(url) && !/^(data|blob|about):/.test(address)) notes.outside.push(address);
  });
  page.on('response', (response) => {
    const request = response.request();
    const is_page = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (!is_page || (response.status() >= 300 && response.status() < 400)) return;
    if (!(response.headers()['content-type'] ?? '').includes('text/html')) return;
    Object.assign(notes, { headers: response.headers(), status: response.status(), refused: [], html: response.text().catch(() => '') });
  });
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) notes.refused.push(message.text());
  });
  page.on('pageerror', (error) => notes.refused.push(`script error: ${error.message}`));
}
