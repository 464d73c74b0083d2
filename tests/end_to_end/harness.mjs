// A demo force of its own for each test file, and how to enter it. See README.md.
import { createHmac, randomInt } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { new_page, open_browser } from './browser.mjs';

export { open_browser, new_page, seen_by } from './browser.mjs';
export { check_page, check_budget } from './checks.mjs';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const program = process.env.WAARBORG ?? join(root, 'build/waarborg');

/** For test(..., {skip: no_program}): a reason while there is no program, false when there is one. */
export const no_program = existsSync(program) ? false : `no program at ${program}: ./dev build makes it`;

/**
 * A port nobody listens on, below those the system gives to outgoing connections (32768 and up): asking a port of those
 * whether the program answers yet can be given that very port as its own end, and then the program cannot listen on it.
 */
export async function free_port() {
  for (;;) {
    const port = randomInt(12_000, 32_000);
    if (await is_free(port)) return port;
  }
}

function is_free(port) {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', (error) => (error.code === 'EADDRINUSE' ? done(false) : fail(error)));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}

/**
 * Makes a demo force in a folder of its own and serves it.
 * `matters` is how many invented ones it has (its own number when left out); `enquiries` how many of the past in full,
 * with all that belongs to them: none unless asked for; `look_ups`, whether it has a year of invented look-ups.
 * @returns {url, data, accounts, output(), stop(), kill(), restart()}
 *   accounts: [{name, password, totp_secret, roles}] (name to sign in with) from DATA/demo-sign-ins.json;
 *   return_code: of one report
 */
export async function start_demo({ jurisdiction = 'nl', environment = {}, data, matters, enquiries = 0, look_ups = false } = {}) {
  const folder = data ?? mkdtempSync(join(tmpdir(), 'waarborg-e2e-'));
  const port = await free_port();
  const demo = { url: `http://127.0.0.1:${port}`, data: folder, accounts: [], jurisdiction };
  let child;
  let output = '';
  const launch = async () => {
    const amounts = matters === undefined ? [] : ['--matters', String(matters)];
    if (look_ups) amounts.push('--look-ups');
    child = spawn(program, ['demo', '--data', folder, '--jurisdiction', jurisdiction, '--enquiries', String(enquiries), ...amounts], {
      cwd: root,
      env: { ...process.env, WAARBORG_HTTP_PORT: String(port), WAARBORG_CONTENT: process.env.WAARBORG_CONTENT ?? join(root, 'content'), WAARBORG_PASSWORD_MEMORY_MIB: '8', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (text) => { output += text; });
    child.stderr.on('data', (text) => { output += text; });
    await until_it_answers(demo.url, child, () => output, look_ups ? 3 : 1);
    demo.accounts = JSON.parse(readFileSync(join(folder, 'demo-sign-ins.json'), 'utf8'))
      .map(({ sign_in, password, totp_secret, roles }) => ({ name: sign_in, password, totp_secret, roles }));
    demo.return_code = readFileSync(join(folder, 'demo-return-code.txt'), 'utf8').trim();
  };
  const end = (signal) => new Promise((done) => {
    const ending = child; // by the time the patience is over, `child` may be the one that was started again
    if (ending.exitCode !== null || ending.signalCode !== null) return done();
    const patience = setTimeout(() => ending.kill('SIGKILL'), 10_000).unref();
    ending.once('exit', () => { clearTimeout(patience); done(); });
    ending.kill(signal);
  });
  await launch();
  return Object.assign(demo, {
    output: () => output,
    pid: () => child.pid,
    kill: () => end('SIGKILL'),
    restart: launch,
    stop: async () => { await end('SIGTERM'); if (!data) rmSync(folder, { recursive: true, force: true }); },
  });
}

async function until_it_answers(url, child, output, minutes) {
  for (let tries = 0; tries < minutes * 600; ++tries) {
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}:\n${output()}`);
    const answer = await fetch(url, { redirect: 'manual' }).catch(() => null);
    if (answer) return;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  child.kill('SIGKILL');
  throw new Error(`the program did not answer in time:\n${output()}`);
}

/** The demo account with this name, or with this role. */
export function account_of(demo, name_or_role) {
  const found = demo.accounts.find(({ name }) => name === name_or_role) ??
    demo.accounts.find(({ roles = [] }) => roles.includes(name_or_role));
  if (!found) throw new Error(`no demo account '${name_or_role}'; there are ${demo.accounts.map(({ name, roles }) => `${name} (${roles})`).join(', ')}`);
  return found;
}

/** RFC 6238: SHA-1, six digits, thirty seconds. */
export function totp(base32, at = Date.now()) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let bits = '';
  for (const letter of base32.replace(/[=\s]/g, '').toUpperCase()) bits += letters.indexOf(letter).toString(2).padStart(5, '0');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const start = mac[19] & 15;
  return String((mac.readUInt32BE(start) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

const last_step = new Map();

/** The account's code; waits for the next one when this was used already (a code opens once). */
export async function fresh_code({ name, totp_secret }) {
  const step = () => Math.floor(Date.now() / 30_000);
  while (last_step.get(name) === step()) await new Promise((wait) => setTimeout(wait, 500));
  last_step.set(name, step());
  return totp(totp_secret);
}

/** Signs in through the page, as a person does; ends on the first page after it. */
export async function sign_in(page, demo, name_or_role) {
  const account = account_of(demo, name_or_role);
  await page.goto('/sign-in');
  await page.fill('input[name="name"]', account.name);
  await page.fill('input[name="password"]', account.password);
  await page.fill('input[name="code"]', await fresh_code(account));
  await Promise.all([page.waitForNavigation(), page.click('main form button[type="submit"]')]);
  if (new URL(page.url()).pathname.startsWith('/sign-in')) throw new Error(`sign-in of ${account.name} was refused: ${await page.textContent('main')}`);
  return account;
}

/** A page on which this account is signed in, with more options of new_page. */
export async function page_of(browser, demo, name, options = {}) {
  const page = await new_page(browser, { url: demo.url, ...options });
  await sign_in(page, demo, name);
  return page;
}

/** A demo force and a browser for one walk, both ended by `after`; `as(name)` is a page on which that account is signed in. */
export async function open_force(after, options = {}) {
  const demo = await start_demo(options);
  after(() => demo.stop());
  const browser = await open_browser();
  after(() => browser.close());
  return { demo, browser, as: (name, page_options) => page_of(browser, demo, name, page_options) };
}
