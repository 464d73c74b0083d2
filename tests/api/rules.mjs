// Every rule of .spectral.yaml twice: docs/openapi.json keeps it, and bad.json breaks it (a rule that nothing can break
// checks nothing). Last line: N passed, N failed.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const spectral = join(here, 'node_modules/.bin/spectral');

/** The codes of the rules that a document breaks, with the first place. */
function broken(file) {
  const run = spawnSync(spectral, ['lint', '--quiet', '-r', join(here, '.spectral.yaml'), '-f', 'json', file], { encoding: 'utf8' });
  try {
    return new Map(JSON.parse(run.stdout).reverse().map((found) => [found.code, `${found.path.join('.')}: ${found.message}`]));
  } catch {
    throw new Error(`spectral did not answer: ${run.stdout}${run.stderr}`);
  }
}

const rules = [...readFileSync(join(here, '.spectral.yaml'), 'utf8').matchAll(/^ {2}([a-z-]+):$/gm)].map((match) => match[1]);
const good = broken(join(here, '../../docs/openapi.json'));
const bad = broken(join(here, 'bad.json'));
let passed = 0;
let failed = 0;
const check = (holds, words) => {
  if (holds) ++passed;
  else { ++failed; console.log(`FAILED  ${words}`); }
};
for (const rule of rules) {
  check(!good.has(rule), `docs/openapi.json: ${rule}: ${good.get(rule)}`);
  check(bad.has(rule), `bad.json keeps ${rule}, which it should break`);
}
for (const code of good.keys()) if (!rules.includes(code)) check(false, `docs/openapi.json: ${code}: ${good.get(code)}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
