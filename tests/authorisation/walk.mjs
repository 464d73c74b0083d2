// Walks every route as every role of a demo force and as a visitor, and compares with matrix.yaml.
//
// matrix.yaml says who may enter, independently of the route table:   name: anyone | reporter | staff | api SCOPE | role, role
// A route without a row, or a row without a route, fails. Whoever may not enter gets, byte for byte, what an unknown
// address gets, so that a route's existence is told to nobody.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fresh_code, program, root, start_demo } from '../end_to_end/harness.mjs';

const here = dirname(fileURLToPath(import.meta.url));
let passed = 0;
let failed = 0;
function check(what, good, detail = '') {
  if (good) return void ++passed;
  ++failed;
  console.log(`not ok  ${what} ${detail}`);
}

function read_matrix() {
  const rows = new Map();
  for (const line of readFileSync(join(here, 'matrix.yaml'), 'utf8').split('\n')) {
    const found = /^([a-z0-9_.]+): *(.+?) *(#.*)?$/.exec(line);
    if (found) rows.set(found[1], found[2].split(',').map((word) => word.trim()));
  }
  return rows;
}

function read_routes(data) {
  const output = execFileSync(program, ['routes', '--data', data], {
    env: { ...process.env, WAARBORG_CONTENT: join(root, 'content') }, encoding: 'utf8' });
  return output.trim().split('\n').map((line) => {
    const [name, method, pattern, audience, rights] = line.split('\t');
    return { name, method, pattern, audience, rights: rights ? rights.split(',') : [] };
  });
}

/** A signed-in browser of one account: its cookie and the token its forms carry. */
async function sign_in(demo, account, form_at = '/account') {
  const form = new URLSearchParams({ name: account.name, password: account.password, code: await fresh_code(account) });
  const answer = await fetch(`${demo.url}/sign-in`, { method: 'POST', body: form, redirect: 'manual' });
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  const page = await (await fetch(`${demo.url}${form_at}`, { headers: { cookie } })).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  check(`${account.name} signs in`, answer.status === 303 && (csrf !== '' || form_at !== '/account'), `status ${answer.status}`);
  return { cookie, csrf };
}

const path_of = ({ pattern }) => pattern.replace(/\{[^}]+\}/g, '00000000000000000000');

async function ask(demo, route, visitor, path = path_of(route)) {
  const options = { method: route.method.toUpperCase(), redirect: 'manual', headers: { connection: 'close' } };
  if (visitor) options.headers.cookie = visitor.cookie;
  if (options.method === 'POST') options.body = new URLSearchParams({ csrf: visitor?.csrf ?? '' });
  const answer = await fetch(demo.url + path, options).catch((error) => {
    throw new Error(`${route.name}: no answer (${error.cause?.message})\n${demo.output().slice(-2000)}`);
  });
  return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text() };
}

/** An answer without what differs for reasons of its own: values of hidden fields (address, token), seconds left. */
const plain = (text) => text.replace(/value="[^"]*"/g, '').replace(/content="\d+"/g, '');

function may_enter(row, route, roles) {
  if (['anyone', 'reporter', 'staff'].includes(row[0])) return true;
  return row.some((role) => roles.includes(role) || role === 'employee');
}

/** A newcomer whom the administrator gave every role they could hold, with the first password. */
async function hire(demo) {
  const admin = await sign_in(demo, demo.accounts.find(({ roles }) => roles.includes('administrator')));
  const post = (path, form) => fetch(demo.url + path, { method: 'POST', redirect: 'manual', headers: { cookie: admin.cookie },
    body: new URLSearchParams({ csrf: admin.csrf, ...form }) });
  const units = await (await fetch(`${demo.url}/administration/people/new`, { headers: { cookie: admin.cookie } })).text();
  const unit = /<option value="([^"]{8,})"/.exec(units)?.[1] ?? '';
  const made = await post('/administration/people/new', { number: '990017', name: 'Nynke Walda', unit, category: 'operational' });
  const person = made.headers.get('location');
  const secrets = await (await post(`${person}/account`, { sign_in_name: 'nynke' })).text();
  const [name, password, totp_secret] = [...secrets.matchAll(/<code>([^<]+)<\/code>/g)].map(([, text]) => text);
  for (const role of ['triage', 'handler', 'authority', 'complaint_handler', 'custodian'])
    await post(`${person}/roles`, { role, scope: unit });
  return { name, password, totp_secret };
}

const skip = new Set(['account.sign_out', 'web.language']); // ends or changes the visit itself; walked last, apart

const demo = await start_demo({ environment: { WAARBORG_SESSION_IDLE_MINUTES: '60' } });
try {
  const routes = read_routes(demo.data);
  const matrix = read_matrix();
  for (const route of routes) {
    const row = matrix.get(route.name);
    check(`${route.name} has a row`, row !== undefined);
    if (!row) continue;
    const said = route.audience === 'staff' && route.rights.length > 0 ? route.rights
      : route.audience === 'api' ? [`api ${route.rights[0] ?? ''}`.trim()] : [route.audience];
    check(`${route.name} is for whom its row says`, [...said].sort().join() === [...row].sort().join(), `${said} / ${row}`);
  }
  for (const name of matrix.keys()) check(`row ${name} has a route`, routes.some((route) => route.name === name));

  for (const route of routes.filter(({ audience }) => audience === 'staff')) {
    const answer = await ask(demo, route, null);
    check(`a visitor at ${route.name} is sent to sign in`, answer.status === 303 && answer.location.startsWith('/sign-in'), `status ${answer.status}`);
  }
  for (const route of routes.filter(({ audience }) => audience === 'api' )) {
    if (matrix.get(route.name)?.[0] === 'api') continue;
    const answer = await ask(demo, route, null);
    check(`a visitor at ${route.name} gets 401`, answer.status === 401, `status ${answer.status}`);
  }
  for (const account of demo.accounts) {
    const visitor = await sign_in(demo, account);
    for (const route of routes.filter(({ audience, name }) => audience === 'staff' && !skip.has(name))) {
      const answer = await ask(demo, route, visitor);
      const row = matrix.get(route.name) ?? [];
      if (may_enter(row, route, account.roles))
        check(`${account.name} may enter ${route.name}`, answer.status < 500, `status ${answer.status}`);
      else if (route.method.toUpperCase() === 'GET') {
        const nowhere = `${path_of(route)}/no/such/page`;
        const unknown = await ask(demo, { method: 'get' }, visitor, nowhere);
        check(`${account.name} finds nothing at ${route.name}`, answer.status === 404 && unknown.status === 404 &&
          plain(answer.text) === plain(unknown.text), `status ${answer.status}`);
      } else check(`${account.name} finds nothing at ${route.name}`, [404, 405].includes(answer.status), `status ${answer.status}`);
    }
  }
  // With the first password nothing opens but the page on which one's own is chosen, whatever the roles are.
  const newcomer = await sign_in(demo, await hire(demo), '/first-password');
  for (const route of routes.filter(({ audience, name }) => audience === 'staff' && !skip.has(name) && !name.startsWith('account.first_password'))) {
    const answer = await ask(demo, route, newcomer);
    check(`a newcomer at ${route.name} is sent to choose a password`, answer.status === 303 && answer.location.startsWith('/first-password'), `status ${answer.status}`);
  }
} finally {
  await demo.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
