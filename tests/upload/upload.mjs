// A large file with a report: what the server needs beside it, and what an interrupted transfer leaves.
//   UPLOAD_MB  the size (default 500, as the program takes at most)
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { start_demo } from '../end_to_end/harness.mjs';

const megabytes = Number(process.env.UPLOAD_MB ?? 500);
const chunk = Buffer.alloc(1_000_000, 'x');
const edge = 'waarborg-edge';
let passed = 0;
let failed = 0;
const check = (what, good) => { if (good) ++passed; else { ++failed; console.log(`not ok  ${what}`); } };

const demo = await start_demo({ matters: 0 });
const peak_mb = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${demo.pid()}/status`, 'utf8'))[1]) / 1024;
const files = () => ['files', 'uploads'].flatMap((folder) => readdirSync(join(demo.data, folder)));

/** Sends a report with so many megabytes of file, and stops after `until` of them; answers the status, 0 when broken off. */
async function send(until) {
  const start = await (await fetch(`${demo.url}/report`)).text();
  const once = /name="once" value="([^"]+)"/.exec(start)?.[1] ?? '';
  const fields = { step: 'check', go: 'send', relation: 'employee', how: 'anonymous', channel: 'report',
    theme: 'information', subject: 'Proef', text: 'Met een groot bestand.', once };
  const head = Object.entries(fields).map(([name, value]) =>
    `--${edge}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('') +
    `--${edge}\r\nContent-Disposition: form-data; name="files"; filename="groot.bin"\r\n\r\n`;
  const tail = `\r\n--${edge}--\r\n`;
  return new Promise((done) => {
    const headers = { 'content-type': `multipart/form-data; boundary=${edge}`,
      'content-length': head.length + megabytes * chunk.length + tail.length };
    const sending = request(`${demo.url}/report`, { method: 'POST', headers });
    sending.on('response', (answer) => { answer.resume(); answer.on('end', () => done(answer.statusCode)); });
    sending.on('error', () => done(0));
    sending.write(head);
    let sent = 0;
    const more = () => {
      while (sent < until) { ++sent; if (!sending.write(chunk)) return sending.once('drain', more); }
      if (until < megabytes) return sending.destroy();
      sending.end(tail);
    };
    more();
  });
}

try {
  const before = peak_mb();
  check('a transfer that breaks off is not answered', (await send(Math.ceil(megabytes / 3))) === 0);
  for (let waited = 0; waited < 100 && files().length > 0; ++waited) await new Promise((next) => setTimeout(next, 100));
  check(`it leaves nothing, and not ${files()}`, files().length === 0);
  const status = await send(megabytes);
  check(`${megabytes} MB are taken: status ${status}`, status === 200);
  check('and kept', files().length === 1);
  const extra = peak_mb() - before;
  console.log(`${megabytes} MB took ${extra.toFixed(1)} MB more memory than the server had used before`);
  check('under 64 MB of extra memory', extra < 64);
} catch (error) {
  check(error.stack, false);
} finally {
  await demo.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
