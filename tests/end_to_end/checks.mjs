// What every page must be: accessible in light and dark, valid, inside its content policy, and no wider than 320 px.
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
import { page_for_checks, seen_by } from './browser.mjs';

const kTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const kPolicy = ["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "form-action 'self'",
  "frame-ancestors 'none'", "base-uri 'none'"];
const kBudgetBytes = 10 * 1024;

const html_rules = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    'no-trailing-whitespace': 'off', 'void-style': 'off', 'attribute-boolean-style': 'off', 'attribute-empty-style': 'off',
    'long-title': 'off', 'doctype-style': 'off', 'no-inline-style': 'error', 'require-sri': 'off', 'element-required-attributes': 'error',
    'no-implicit-button-type': 'error', 'wcag/h30': 'error', 'wcag/h32': 'error', 'wcag/h37': 'error', 'wcag/h63': 'off',
    // Long, generated ids and repeated form tokens are fine; autocomplete is checked by axe.
    'form-dup-name': 'off', 'valid-autocomplete': 'off', 'prefer-native-element': 'off', 'unique-landmark': 'off',
  },
});

/**
 * Asserts everything at once and lists all that is wrong.
 *   allow   axe rule ids or html-validate rules that this page may break; say why beside the call
 */
export async function check_page(page, { allow = [] } = {}) {
  const problems = [...policy_problems(page), ...await html_problems(page, allow)];
  const shown = await page_for_checks(page);
  try {
    problems.push(...await axe_problems(shown.page, allow), ...await width_problems(shown.page));
  } finally {
    await shown.close();
  }
  assert.equal(problems.length, 0, `${new URL(page.url()).pathname}:\n  ${problems.join('\n  ')}`);
}

function policy_problems(page) {
  const notes = seen_by(page);
  const policy = notes.headers['content-security-policy'] ?? '';
  const missing = kPolicy.filter((part) => !policy.split(';').map((piece) => piece.trim()).includes(part));
  return [
    // A page may be stricter: a part with 'none' instead of 'self' is as good.
    ...missing.filter((part) => !policy.includes(part.replace("'self'", "'none'"))).map((part) => `content policy lacks ${part}`),
    ...(/unsafe-/.test(policy) ? ['content policy says unsafe-'] : []),
    ...notes.refused.map((text) => `refused by the content policy: ${text}`),
    ...notes.outside.map((address) => `request to elsewhere: ${address}`),
  ];
}

async function html_problems(page, allow) {
  const html = await seen_by(page).html;
  if (!html) return ['the page sent no HTML'];
  const report = await html_rules.validateString(html);
  return report.results.flatMap((result) => result.messages)
    .filter((message) => message.severity === 2 && !allow.includes(message.ruleId))
    .map((message) => `html ${message.line}:${message.column} ${message.message} (${message.ruleId})`);
}

async function axe_problems(page, allow) {
  const problems = [];
  for (const colorScheme of ['light', 'dark']) {
    // Without motion: a colour on its way from light to dark is neither.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // One frame, so the quick way of reading results is enough; dark differs from light in its colours alone.
    const builder = new AxeBuilder({ page }).setLegacyMode(true);
    const { violations } = colorScheme === 'light' ? await builder.withTags(kTags).disableRules(allow_of_axe(allow)).analyze()
      : await builder.withRules(['color-contrast', 'link-in-text-block']).disableRules(allow_of_axe(allow)).analyze();
    for (const { id, help, nodes } of violations) {
      problems.push(`axe ${id} in ${colorScheme}: ${help}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`).join(' | ')}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
  return problems;
}
const allow_of_axe = (allow) => allow.filter((rule) => !rule.includes('/'));

async function width_problems(page) {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 700 });
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return null;
    const scrolls = (element) => element && element !== root && element !== document.body &&
      (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const widest = [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1 && !scrolls(element.parentElement))
      .slice(0, 3).map((element) => element.outerHTML.slice(0, 120));
    return `${root.scrollWidth} px wide at 320: ${widest.join(' | ')}`;
  });
  await page.setViewportSize(size);
  return wide ? [`sideways scroll: ${wide}`] : [];
}

/** At most 10 kB of style and 10 kB of script on this page, gzipped, and nothing from elsewhere. */
export async function check_budget(page) {
  const html = await seen_by(page).html;
  for (const [kind, pattern] of [['style', /<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g], ['script', /<script[^>]*src="([^"]+)"/g]]) {
    let bytes = 0;
    for (const [, address] of html.matchAll(pattern)) {
      const answer = await page.request.get(new URL(address, page.url()).href);
      bytes += gzipSync(await answer.body()).length;
    }
    assert.ok(bytes <= kBudgetBytes, `${bytes} bytes of ${kind}; ${kBudgetBytes} at most`);
  }
}
