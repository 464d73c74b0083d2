// Complaints are handled step by step up to the judgement by two people of the authority and the closing, while the program
// is killed. A step that was acknowledged stays done, with its words on the timeline or among the messages; the
// judgement that was confirmed is the outcome of the matter.
import { complain, Staff } from './people.mjs';
import { one_of, select, storm } from './storm.mjs';

// What each step records, by whom (of the authority: who has the matter; the other confirms). WORDS stands for words of
// its own that are looked for afterwards.
const road = {
  call: ['klachten', { talk_date: '2026-01-15', note: 'WORDS' }],
  to_formal: ['klachten2', { reason: 'WORDS' }],
  inform_mayor: ['klachten', { notice: 'WORDS' }],
  hear: ['klachten2', { talk_date: '2026-01-16', note: 'WORDS' }],
  findings: ['klachten', { findings: 'WORDS' }],
  hearing: ['commissie', { talk_date: '2026-01-19', note: 'WORDS' }],
  committee: ['commissie', { note: 'WORDS' }],
  judge: ['authority', { decision: 'DECISION', reason: 'WORDS' }],
  send_judgement: ['klachten', { subject: 'Ons oordeel', message: 'WORDS' }],
  tell_concerned: ['klachten2', { notice: 'WORDS' }],
  close: ['klachten', { lessons: 'WORDS' }],
};
const left_out = "'footage', 'not_taken_up', 'solved', 'open_next', 'publish'";
const staff = {};
const at_work = []; // per worker the matter it handles
let number = 0;

const next_step = (data, matter) => select(data, `SELECT id, step, state FROM matters_steps WHERE matter_id = '${matter}'
  AND state IN ('open', 'second') AND step NOT IN (${left_out}) ORDER BY position LIMIT 1`)[0];
const untouched = (data) => select(data, `SELECT matter_id FROM matters_steps
  WHERE step = 'call' AND state = 'open' ORDER BY matter_id`).flat();

async function do_step(acknowledged, matter, id, key) {
  const [who, fields] = road[key];
  const words = `Gedaan onder nummer ${++number}.`;
  const decision = one_of(['founded', 'partly_founded', 'unfounded', 'no_judgement']);
  const filled = Object.fromEntries(Object.entries(fields).map(([name, value]) =>
    [name, value === 'WORDS' ? words : value === 'DECISION' ? decision : value]));
  if (key === 'committee' && !(await staff[who].upload(`/matters/${matter}/documents`, 'advies.txt', `Advies ${number}`))) return;
  if (await posted_by(who, `/matters/${matter}/steps/${id}`, filled)) acknowledged.push({ matter, id, key, words });
}

async function posted_by(who, path, fields) {
  if (who !== 'authority') return staff[who].post(path, fields);
  for (const name of ['gezag', 'gezag2']) {
    const done = await staff[name].post(path, fields, [403, 404]);
    if (done !== false) return done;
  }
  throw new Error(`nobody of the authority may post to ${path}`);
}

await storm({
  what: 'steps and decisions',
  longest: 1200,
  prepare: async (demo, kill) => {
    const people = kill === 0 ? ['klachten', 'klachten2', 'commissie', 'gezag', 'gezag2'] : [];
    for (const name of people) staff[name] = await Staff.sign_in(demo, name);
    const missing = 8 - untouched(demo.data).length;
    for (let i = 0; i < missing; ++i) await complain(demo.url, 'Er werd geduwd.');
    const fresh = untouched(demo.data).filter((id) => !at_work.includes(id));
    for (let worker = 0; worker < 4; ++worker)
      if (!at_work[worker] || !next_step(demo.data, at_work[worker])) at_work[worker] = fresh.pop();
  },
  work: async (demo, acknowledged, worker) => {
    const matter = at_work[worker];
    const [id, key, state] = next_step(demo.data, matter) ?? [];
    if (!id) {
      at_work[worker] = untouched(demo.data).find((other) => !at_work.includes(other));
      if (!at_work[worker]) { at_work[worker] = matter; await complain(demo.url, 'Er werd geroepen.'); }
      return;
    }
    if (state === 'open') return do_step(acknowledged, matter, id, key);
    const confirmed = await posted_by('authority', `/matters/${matter}/steps/${id}/confirm`, {});
    if (confirmed) acknowledged.push({ matter, id, key: 'confirm' });
  },
  still_there: async (demo, { matter, id, key, words }) => {
    const [[state, second_by, outcome, phase]] = select(demo.data,
      `SELECT s.state, COALESCE(s.second_by, ''), COALESCE(m.outcome, ''), m.state
      FROM matters_steps s JOIN matters_matters m ON m.id = s.matter_id WHERE s.id = '${id}'`);
    if (key === 'confirm') return state === 'done' && second_by !== '' && outcome !== '';
    if (state !== 'done' && !(key === 'judge' && state === 'second')) return false;
    if (key === 'close' && phase !== 'closed') return false;
    for (const place of ['timeline', 'messages', `steps/${id}`])
      if (await staff.klachten.shows(`/matters/${matter}/${place}`, words)) return true;
    return false;
  },
});
