// Reports come in over HTTP while the program is killed (kill -9) at random moments; whoever was shown a return code
// must be able to open the mailbox after the restart.
import { start_demo } from '../end_to_end/harness.mjs';

const kills = Number(process.env.CRASH_KILLS ?? 6);
let seed = Number(process.env.CRASH_SEED ?? 1);
const random = () => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed / 2147483648; };
// A connection of its own for each request: one that outlived a kill must not be taken for an answer.
const once = { connection: 'close' };
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** One report; answers its code, or nothing when the answer did not come whole. */
async function report(url) {
  try {
    const start = await (await fetch(`${url}/report`, { headers: once })).text();
    const form = new FormData();
    const fields = { step: 'check', relation: 'employee', how: 'anonymous', channel: 'report', theme: 'information',
      subject: 'Proef', text: 'Een bericht dat niet verloren mag gaan.', go: 'send',
      once: /name="once" value="([^"]+)"/.exec(start)?.[1] ?? '' };
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const answer = await fetch(`${url}/report`, { method: 'POST', body: form, headers: once });
    const page = (await answer.text()).replaceAll('<wbr>', '');
    return /\b([0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){4})\b/.exec(page)?.[1] ?? null;
  } catch {
    return null;
  }
}

async function opens(url, code) {
  const answer = await fetch(`${url}/mailbox`, { method: 'POST', body: new URLSearchParams({ code }), redirect: 'manual', headers: once });
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  const page = await fetch(`${url}${answer.headers.get('location') ?? '/mailbox'}`, { headers: { cookie, ...once } });
  return page.status === 200 && (await page.text()).includes('Een bericht dat niet verloren mag gaan.');
}

let passed = 0;
let failed = 0;
const demo = await start_demo({ environment: { WAARBORG_PASSWORD_MEMORY_MIB: '8' } });
try {
  let all = 0;
  for (let kill = 0; kill < kills; ++kill) {
    const acknowledged = [];
    let going = true;
    const reporters = Array.from({ length: 4 }, async () => {
      while (going) {
        const code = await report(demo.url);
        if (code) acknowledged.push(code);
      }
    });
    await pause(100 + random() * 1500);
    await demo.kill();
    going = false;
    await Promise.all(reporters);
    await demo.restart();
    const lost = [];
    for (const code of acknowledged) if (!(await opens(demo.url, code))) lost.push(code.slice(0, 4));
    all += acknowledged.length;
    if (lost.length === 0) ++passed;
    else { ++failed; console.log(`kill ${kill}: ${lost.length} of ${acknowledged.length} acknowledged reports are lost`); }
  }
  console.log(`${all} reports acknowledged over ${kills} kills`);
  if (all > 0) ++passed; else { ++failed; console.log('no report was acknowledged: the test proves nothing'); }
} finally {
  await demo.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
