// Serves the demo force in a data folder and reads what was written when it was made: a triagist reads a report with its
// text, and the reporter's code of then opens the mailbox.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Staff } from '../crash/people.mjs';
import { root, start_demo } from '../end_to_end/harness.mjs';

const data = process.argv[2];
// All its matters are closed: eight small ones, each walked to its end. Its stories are those of the content; the beginning of one is enough to know it by.
const content = readFileSync(join(root, 'content/demo/nl.yaml'), 'utf8');
const stories = [...content.matchAll(/text: "([^"'&]{30})/g)].map(([, text]) => text);

const demo = await start_demo({ data });
try {
  let read = 0;
  for (const name of ['triage', 'klachten']) {
    const person = await Staff.sign_in(demo, name);
    const list = (await person.get('/matters?state=closed')).text;
    for (const path of new Set(list.match(/\/matters\/[0-9a-z]{20}(?=")/g))) {
      assert.equal((await person.get(path)).status, 200);
      const messages = (await person.get(`${path}/messages`)).text;
      if (stories.some((story) => messages.includes(story))) ++read;
    }
  }
  assert.ok(read > 0, 'a matter of then is read with its text');
  const body = new URLSearchParams({ code: demo.return_code });
  const entered = await fetch(`${demo.url}/mailbox`, { method: 'POST', body, redirect: 'manual' });
  assert.equal(entered.headers.get('location'), '/mailbox/open');
} finally {
  await demo.stop();
}
