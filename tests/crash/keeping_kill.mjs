// Matters whose retention has ended are destroyed by two people, and somebody changes a password, which wraps the keys
// anew, while the program is killed. What was acknowledged as destroyed is gone whole and has its certificate; the
// password that was acknowledged signs in.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { account_of } from '../end_to_end/harness.mjs';
import { Staff } from './people.mjs';
import { select, storm } from './storm.mjs';

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const staff = {};
const taken = new Set(); // the matters that were put on a list
const password = { owner: 'onderzoeker2', now: '', perhaps: '', count: 0 };

const end_retention = (data) => execFileSync('sqlite3', ['-cmd', '.timeout 10000', join(data, 'waarborg.db'),
  `UPDATE matters_matters SET retain_until = '2020-01-01' WHERE state = 'closed' AND retain_until IS NOT NULL`]);
const next_matter = (data) => select(data, `SELECT id FROM matters_matters WHERE state = 'closed'
  AND retain_until < '2021-01-01' AND id NOT IN (SELECT matter_id FROM decisions_destroyed)`)
  .flat().find((id) => !taken.has(id));
const left_of = (data, matter) => Number(select(data, `SELECT
  (SELECT COUNT(*) FROM matters_keys WHERE matter_id = '${matter}') + (SELECT COUNT(*) FROM matters_people WHERE matter_id = '${matter}')
  + (SELECT COUNT(*) FROM matters_messages WHERE matter_id = '${matter}') + (SELECT COUNT(*) FROM matters_documents WHERE matter_id = '${matter}')`)[0][0]);

async function destroy_one(demo, acknowledged) {
  const matter = next_matter(demo.data);
  if (!matter) return pause(200);
  taken.add(matter);
  if (!(await staff.gezag.post('/retention', { matters: matter }))) return;
  const list = select(demo.data, `SELECT destruction_id FROM decisions_destroyed WHERE matter_id = '${matter}'`)[0]?.[0];
  acknowledged.push({ kind: 'list', matter, list });
  if (await staff.privacy.post(`/retention/lists/${list}`, {})) acknowledged.push({ kind: 'destroyed', matter, list });
  await pause(150);
}

async function change_password(acknowledged) {
  const next = `Kade en haven ${++password.count}`;
  const done = await staff.owner.post('/account/password',
    { password_current: password.now, password_new: next, password_again: next }, [422]);
  if (done) acknowledged.push({ kind: 'password', password: (password.now = next) });
  else if (done === null) password.perhaps = next;
  else [password.now, password.perhaps] = [password.perhaps, '']; // the change that went unanswered had been made
  await pause(300);
}

/** With the newest acknowledged password, or with one that went unanswered afterwards. */
async function signs_in(demo) {
  for (const word of [password.now, password.perhaps].filter(Boolean)) {
    try {
      staff.owner = await Staff.sign_in(demo, password.owner, word);
      [password.now, password.perhaps] = [word, ''];
      return (await staff.owner.get('/account'))?.status === 200;
    } catch { /* the other one, then */ }
  }
  return false;
}

await storm({
  what: 'destructions and passwords',
  workers: 3,
  matters: 60,
  prepare: async (demo, kill) => {
    if (kill === 0) {
      for (const name of ['gezag', 'privacy']) staff[name] = await Staff.sign_in(demo, name);
      staff.owner = await Staff.sign_in(demo, password.owner);
      password.now = account_of(demo, password.owner).password;
    }
    end_retention(demo.data);
  },
  work: (demo, acknowledged, worker) => (worker === 0 ? change_password(acknowledged) : destroy_one(demo, acknowledged)),
  still_there: async (demo, one) => {
    if (one.kind === 'password') return one.password !== password.now || signs_in(demo);
    const [[state]] = select(demo.data, `SELECT state FROM decisions_destructions WHERE id = '${one.list}'`);
    if (one.kind === 'list') return Boolean(state);
    const certificate = await staff.privacy.get(`/retention/lists/${one.list}/certificate`);
    return state === 'done' && left_of(demo.data, one.matter) === 0 && certificate?.status === 200;
  },
});
