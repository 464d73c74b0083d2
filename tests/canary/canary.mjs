// Plants words through every form and looks for them wherever the program leaves something: its database (WAARBORG_DATABASE
// names one of PostgreSQL, of which a dump is searched), its files, a backup, the mails it would send and every line it logs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program, root, start_demo } from '../end_to_end/harness.mjs';
import { plant } from './plant.mjs';
import { disguises, files_below, holds } from './search.mjs';
import { dump } from './tables.mjs';

let passed = 0;
let failed = 0;
function check(what, good) {
  if (good) return void ++passed;
  ++failed;
  console.log(`not ok  ${what}`);
}

// The search finds a word in every disguise, wherever it stands.
const word = 'zqkanarievogelwxyz';
for (const before of ['', 'a', 'ab']) {
  const text = `${before}${word}x`;
  for (const encoding of ['latin1', 'hex', 'base64', 'base64url'])
    check(`a word in ${encoding} after ${before.length} characters is found`,
      holds(Buffer.from(Buffer.from(text).toString(encoding)), word));
  check(`a word in UTF-16 after ${before.length} characters is found`, holds(Buffer.from(text, 'utf16le'), word));
}
check('a word in UTF-16 the other way round is found', holds(Buffer.from(word, 'utf16le').swap16(), word));
check('a word in capital hex is found', holds(Buffer.from(Buffer.from(word).toString('hex').toUpperCase()), word));
check('another word is not found', !holds(Buffer.from('zqkanarievogelwxya'), word));
check('every disguise is long enough to say something', disguises(word).every((disguise) => disguise.length >= 16));

const demo = await start_demo({ matters: 0 });
const backup = mkdtempSync(join(tmpdir(), 'waarborg-backup-'));
try {
  const { words, plain } = await plant(demo);
  const env = { ...process.env, WAARBORG_CONTENT: join(root, 'content') };
  execFileSync(program, ['backup', '--data', demo.data, backup], { env });
  await demo.kill(); // as a copy of the disk would find it
  const disk = [...files_below(demo.data), ...files_below(backup), ...dump(), ['the log', Buffer.from(demo.output())]];
  const all = Buffer.concat(disk.map(([, bytes]) => bytes));
  console.log(`${words.size} words, ${disk.length} places, ${all.length} bytes`);
  check('the log was searched', demo.output().includes('"log":"access"'));
  check('the backup was searched', disk.some(([path]) => path.startsWith(backup)));
  check('what is no secret is found', holds(all, plain));
  for (const [planted, where] of words) {
    const found = holds(all, planted) ? disk.filter(([, bytes]) => holds(bytes, planted)).map(([path]) => path) : [];
    check(`${where} stands in ${found}`, found.length === 0);
  }
} catch (error) {
  check(`${error.stack}\n${demo.output().slice(-600)}`, false);
} finally {
  await demo.stop();
  rmSync(backup, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
