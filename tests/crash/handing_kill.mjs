// Cases are handed over to the prosecutor's side, a desk loses a member and wraps its keys anew, and sanctions are erased,
// while the program is killed. A hand-over that was acknowledged stands whole, with the wall around it; the desk still
// opens its matters; what was erased is gone with its words and has its certificate.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { criteria, hidden, report, Staff } from './people.mjs';
import { one_of, select, storm } from './storm.mjs';

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const staff = {};
const asked = new Set(); // the erasures that were asked for
let number = 0;
let desk = ''; // of triage
let guest = ''; // the account that comes to it and goes
const statement = (data, sql) => execFileSync('sqlite3', ['-cmd', '.timeout 10000', join(data, 'waarborg.db'), sql]);

// ---- cases that turn criminal

const to_hand_over = (data) => select(data, `SELECT m.id FROM matters_matters m JOIN matters_access a ON a.matter_id = m.id
  JOIN directory_desks d ON a.principal = 'd:' || d.id
  WHERE m.track = 'disciplinary' AND m.state = 'open' AND d.code = 'authority' ORDER BY m.id`).flat();

/** One report that two triagists make a disciplinary matter. */
async function make_case(demo) {
  await report(demo.url, 'Er is iets doorgegeven.');
  const [[matter, step]] = select(demo.data, `SELECT matter_id, id FROM matters_steps WHERE step = 'acknowledge' AND state = 'open'
    ORDER BY (SELECT MAX(at) FROM matters_timeline t WHERE t.matter_id = matters_steps.matter_id) DESC LIMIT 1`);
  await staff.triage.post(`/matters/${matter}/steps/${step}`, { subject: 'Ontvangen', message: 'Wij hebben het.' });
  const path = `/matters/${matter}/triage`;
  const fields = { outcome: 'disciplinary', shown_for: 'disciplinary', step: hidden(await staff.triage.get(path), 'step'), intent: 'decide',
    reasons: 'Gewogen.', differs_reason: 'Om wat wij weten.', expected: 'Een onderzoek.', by_when: '2099-11-20', text: 'Wat er is gezien.',
    message: 'Wij gaan verder.' };
  for (const [key, answer] of Object.entries(criteria)) fields[`criteria-${key}`] = answer;
  await staff.triage.post(path, fields);
  await staff.triage2.post(`${path}/confirm`, { decision: hidden(await staff.triage2.get(path), 'decision') });
}

async function hand_over(demo, acknowledged) {
  const matters = to_hand_over(demo.data);
  if (matters.length === 0) return pause(200);
  const matter = one_of(matters);
  const page = await staff.gezag.get(`/matters/${matter}/handover`);
  const ground = /name="ground"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="ground"/.exec(page?.text ?? '');
  if (!ground) return pause(50);
  const words = `Overgedragen onder ${++number}.`;
  const done = await staff.gezag.post(`/matters/${matter}/handover`, { procedure: 'criminal_handover', text: words,
    instruction: '', ground: ground[1] ?? ground[2], agreed_by: `Mr. Dekker ${number}`, agreed_on: '2026-01-15', reference: words },
  [403, 404, 409, 422]);
  if (done) acknowledged.push({ kind: 'hand-over', matter, words });
}

// ---- a desk that loses a member

async function renew_desk(demo, acknowledged) {
  if ((await staff.beheer.post(`/administration/desks/${desk}`, { sign_in_name: 'medewerker' }, [404, 409, 422])) === null) return;
  if ((await staff.triage.post(`/desks/${desk}/admit`, { account: guest }, [404, 409])) === null) return;
  const before = generation(demo.data);
  if (await staff.triage.post(`/desks/${desk}/remove`, { account: guest }, [404, 409]))
    acknowledged.push({ kind: 'keys', generation: before + 1 });
  await pause(100);
}

const generation = (data) => Number(select(data, `SELECT generation FROM directory_desks WHERE id = '${desk}'`)[0][0]);

/** Whoever sits at the desk opens what it holds, whatever pair it was wrapped for. */
async function desk_opens(demo) {
  if (await staff.triage.post(`/desks/${desk}/keys`, {}, [404, 409]) === null) return false;
  const held = select(demo.data, `SELECT matter_id FROM matters_keys WHERE holder = 'd:${desk}' ORDER BY generation, matter_id LIMIT 3`).flat();
  for (const matter of held) if ((await staff.triage2.get(`/matters/${matter}`))?.status !== 200) return false;
  return held.length > 0;
}

// ---- sanctions that are erased

const opaque = () => randomBytes(16).toString('hex');

/** Rows as a decided sanction of long ago and its proposed erasure have them. */
function propose_erasures(data, count) {
  const [matter, unit, number_of] = select(data, `SELECT id, COALESCE(unit_id, ''), number FROM matters_matters
    WHERE state = 'closed' AND length(subject_sealed) > 0 ORDER BY id LIMIT 1`)[0];
  for (let i = 0; i < count; ++i) {
    const id = opaque();
    statement(data, `INSERT INTO decisions_cases (id, matter_id, unit_id, position, version, person_token, category, role, theme,
        circumstances, recorded_on, first_measure, measure, authority, decided_by, decided_on, conditional, outside)
      VALUES ('${id}', '${matter}', '${unit}', 1, 1, x'${opaque()}${opaque()}', 'base_middle', 'street', 'information', '', '2015-01-10',
        'blame', 'blame', 'gto', 'x', '2015-02-10', 0, 0);
      INSERT INTO decisions_words (case_id, part, sealed) VALUES ('${id}', 'decided', x'00');
      INSERT INTO decisions_erasures (case_id, matter_id, number, due_on, proposed_on) VALUES ('${id}', '${matter}', '${number_of}', '2018-02-10', '2026-01-02')`);
  }
}
const open_erasures = (data) => select(data, `SELECT case_id FROM decisions_erasures WHERE confirmed_on IS NULL ORDER BY case_id`)
  .flat().filter((id) => !asked.has(id));

async function erase(demo, acknowledged) {
  const [id] = open_erasures(demo.data);
  if (!id) return pause(200);
  asked.add(id);
  if (await staff.privacy.post(`/retention/erasures/${id}`, {})) acknowledged.push({ kind: 'erasure', id });
  await pause(50);
}

const half_done = {
  'a criminal matter without its hand-over': `SELECT l.other_id FROM matters_links l
    JOIN matters_matters m ON m.id = l.matter_id JOIN matters_matters n ON n.id = l.other_id
    WHERE l.kind = 'opened' AND m.track = 'disciplinary' AND n.kind = 'criminal_handover'
      AND (SELECT COUNT(*) FROM handover_handovers h WHERE h.matter_id = m.id) <>
          (SELECT COUNT(*) FROM matters_links o JOIN matters_matters c ON c.id = o.other_id
           WHERE o.matter_id = m.id AND o.kind = 'opened' AND c.kind = 'criminal_handover')`,
  'somebody on both sides of a case': `SELECT a.principal FROM matters_links l
    JOIN matters_matters n ON n.id = l.other_id AND n.track = 'criminal' JOIN matters_matters m ON m.id = l.matter_id AND m.track = 'disciplinary'
    JOIN matters_participants a ON a.matter_id = m.id JOIN matters_participants b ON b.matter_id = n.id AND b.principal = a.principal`,
  'a desk with a matter that none of its keys opens': `SELECT k.matter_id FROM matters_keys k JOIN directory_desks d ON k.holder = 'd:' || d.id
    WHERE k.generation > d.generation OR (k.generation < d.generation AND NOT EXISTS
      (SELECT 1 FROM directory_desk_past_keys p WHERE p.desk_id = d.id AND p.generation = k.generation))`,
  'an erasure with words or a person left': `SELECT c.id FROM decisions_cases c JOIN decisions_erasures e ON e.case_id = c.id
    WHERE (e.confirmed_on IS NOT NULL) <> (c.erased_on IS NOT NULL) OR (c.erased_on IS NOT NULL AND (c.person_token IS NOT NULL
      OR EXISTS (SELECT 1 FROM decisions_words w WHERE w.case_id = c.id)))`,
};

await storm({
  what: 'hand-overs, desk keys and erasures',
  workers: 3,
  longest: 3000,
  matters: 60,
  jurisdiction: 'be', // where sanctions are erased
  half_done,
  prepare: async (demo, kill) => {
    if (kill === 0) {
      for (const name of ['gezag', 'privacy', 'beheer', 'triage', 'triage2']) staff[name] = await Staff.sign_in(demo, name);
      desk = select(demo.data, `SELECT id FROM directory_desks WHERE code = 'triage'`)[0][0];
      guest = select(demo.data, `SELECT id FROM directory_accounts WHERE sign_in_name = 'medewerker'`)[0][0];
    }
    while (to_hand_over(demo.data).length < 2) await make_case(demo);
    const missing = 40 - open_erasures(demo.data).length;
    if (missing > 0) propose_erasures(demo.data, missing);
  },
  work: (demo, acknowledged, worker) => [hand_over, renew_desk, erase][worker](demo, acknowledged),
  still_there: async (demo, one) => {
    if (one.kind === 'hand-over') return staff.gezag.shows(`/matters/${one.matter}/handover`, one.words);
    if (one.kind === 'keys') return generation(demo.data) >= one.generation && desk_opens(demo);
    const [[erased]] = select(demo.data, `SELECT COALESCE(erased_on, '') FROM decisions_cases WHERE id = '${one.id}'`);
    return erased !== '' && (await staff.privacy.get(`/retention/erasures/${one.id}/certificate`))?.status === 200;
  },
});
