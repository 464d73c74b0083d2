// What the storms share: people work, the program is killed (kill -9) at a random moment and started again; then all that
// was acknowledged must be there, nothing half-done, and `audit verify` and `doctor` must be content.
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { program, root, start_demo } from '../end_to_end/harness.mjs';

const kills = Number(process.env.CRASH_KILLS ?? 6);
let seed = Number(process.env.CRASH_SEED ?? 1);
export const random = () => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed / 2147483648; };
export const one_of = (list) => list[Math.floor(random() * list.length)];
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Rows of a select, each a list of its columns. */
export function select(data, sql) {
  const how = ['-separator', '\t', '-cmd', '.timeout 10000', join(data, 'waarborg.db')];
  const text = execFileSync('sqlite3', [...how, sql], { encoding: 'utf8' });
  return text.split('\n').filter(Boolean).map((line) => line.split('\t'));
}

const not_destroyed = `length(m.subject_sealed) > 0`;
// Each finds rows that one transaction would have written together with others that are not there.
const half_done = {
  'a matter without steps': `SELECT id FROM matters_matters m
    WHERE ${not_destroyed} AND NOT EXISTS (SELECT 1 FROM matters_steps s WHERE s.matter_id = m.id)`,
  'a matter without a key or a desk': `SELECT id FROM matters_matters m
    WHERE ${not_destroyed} AND (NOT EXISTS (SELECT 1 FROM matters_keys k WHERE k.matter_id = m.id)
       OR NOT EXISTS (SELECT 1 FROM matters_access a WHERE a.matter_id = m.id))`,
  'a matter without a timeline or trace': `SELECT id FROM matters_matters m
    WHERE (${not_destroyed} AND NOT EXISTS (SELECT 1 FROM matters_timeline t WHERE t.matter_id = m.id))
       OR NOT EXISTS (SELECT 1 FROM audit_lines l WHERE l.matter_id = m.id)`,
  'a report without a mailbox': `SELECT id FROM matters_matters m WHERE kind = 'report' AND reporter_kind = 'anonymous'
    AND ${not_destroyed} AND NOT EXISTS (SELECT 1 FROM matters_mailboxes b WHERE b.matter_id = m.id)`,
  'a step done without its record': `SELECT s.id FROM matters_steps s JOIN matters_matters m ON m.id = s.matter_id
    WHERE ${not_destroyed} AND s.state IN ('done', 'second') AND (s.record_sealed IS NULL OR s.done_by IS NULL)`,
  'a task open for a step that is done': `SELECT t.id FROM matters_tasks t JOIN matters_steps s ON s.id = t.step_id
    WHERE t.state = 'open' AND s.state IN ('done', 'skipped')`,
  'a proposal at a step that does not wait': `SELECT d.id FROM triage_decisions d JOIN matters_steps s ON s.id = d.step_id
    WHERE (d.state = 'proposed' AND s.state <> 'second') OR (d.state = 'confirmed' AND s.state <> 'done')`,
  'a triage step done without its decision': `SELECT s.id FROM matters_steps s
    WHERE s.step = 'triage_decision' AND s.state IN ('second', 'done') AND NOT EXISTS (SELECT 1 FROM triage_decisions d WHERE d.step_id = s.id AND d.state IN ('proposed', 'confirmed'))`,
  'a decision without its trace': `SELECT d.id FROM triage_decisions d WHERE NOT EXISTS
    (SELECT 1 FROM audit_lines l WHERE l.matter_id = d.matter_id AND l.action IN ('triage.propose', 'triage.decide'))`,
  'a decided matter that opened nothing': `SELECT d.id FROM triage_decisions d
    WHERE d.state = 'confirmed' AND d.outcome IN ('line', 'orienting') AND NOT EXISTS (SELECT 1 FROM matters_links l WHERE l.matter_id = d.matter_id OR l.other_id = d.matter_id)`,
  'a list done with something left of its matter, or without a count': `SELECT d.matter_id FROM decisions_destroyed d
    JOIN decisions_destructions l ON l.id = d.destruction_id JOIN matters_matters m ON m.id = d.matter_id
    WHERE (l.state = 'done') <> (length(m.subject_sealed) = 0) OR (l.state = 'done' AND (
      EXISTS (SELECT 1 FROM matters_keys k WHERE k.matter_id = m.id) OR EXISTS (SELECT 1 FROM matters_steps s WHERE s.matter_id = m.id AND s.record_sealed IS NOT NULL)
      OR EXISTS (SELECT 1 FROM matters_file_uses f WHERE f.matter_id = m.id)))`,
  'a closed matter with work left': `SELECT m.id FROM matters_matters m JOIN matters_steps s ON s.matter_id = m.id
    WHERE m.state = 'closed' AND s.state IN ('open', 'second')`,
};

function problems_of(data, more) {
  const environment = { ...process.env, WAARBORG_CONTENT: join(root, 'content') };
  const found = [];
  for (const command of [['audit', 'verify'], ['doctor']]) {
    const ran = spawnSync(program, [...command, '--data', data], { env: environment, encoding: 'utf8' });
    if (ran.status !== 0) found.push(`${command.join(' ')} says: ${ran.stdout}${ran.stderr}`);
  }
  for (const [what, sql] of Object.entries({ ...half_done, ...more }))
    for (const [id] of select(data, sql)) found.push(`half-done: ${what} (${id})`);
  return found;
}

/**
 * @param matters  how many invented matters the force begins with
 * @param half_done  more selects that find nothing while all is whole
 * @param prepare(demo)  once, and before each kill (as often as it was killed before): makes what the workers need
 * @param work(demo, acknowledged)  one act of one worker; appends what was acknowledged
 * @param still_there(demo, one)  whether an acknowledged thing is there whole
 * Prints "N passed, N failed" and ends the process.
 */
export async function storm({ what, workers = 4, longest = 1500, matters = 0, jurisdiction = 'nl', half_done: more = {}, prepare, work, still_there }) {
  let passed = 0;
  let failed = 0;
  let all = 0;
  const wrong = (text) => { ++failed; console.log(text); };
  const environment = { WAARBORG_PASSWORD_MEMORY_MIB: '8', WAARBORG_SESSION_IDLE_MINUTES: '60' };
  const demo = await start_demo({ matters, jurisdiction, environment });
  try {
    const invented = new Set(matters > 0 ? problems_of(demo.data, more) : []); // the invented past took shorter roads
    for (let kill = 0; kill < kills; ++kill) {
      await prepare?.(demo, kill);
      const acknowledged = [];
      let going = true;
      const busy = Array.from({ length: workers }, async (_, worker) => {
        while (going) await work(demo, acknowledged, worker);
      });
      const ended = Promise.all(busy); // a refusal is thrown there, and must not go unseen while we wait
      ended.catch(() => {});
      // On a slow machine nothing would be acknowledged yet: every second kill waits for the first answer.
      for (let waited = 0; kill % 2 === 0 && acknowledged.length === 0 && waited < 200; ++waited) await pause(100);
      await pause(50 + random() * longest);
      await demo.kill();
      going = false;
      await ended;
      await demo.restart();
      const lost = [];
      for (const one of acknowledged) if (!(await still_there(demo, one))) lost.push(one);
      const problems = problems_of(demo.data, more).filter((one) => !invented.has(one));
      all += acknowledged.length;
      const of = `${lost.length} of ${acknowledged.length} acknowledged ${what}`;
      if (lost.length > 0) wrong(`kill ${kill}: ${of} are lost: ${JSON.stringify(lost[0])}`);
      else if (problems.length > 0) wrong(`kill ${kill}:\n  ${problems.join('\n  ')}`);
      else ++passed;
    }
    console.log(`${all} ${what} acknowledged over ${kills} kills`);
    if (all > 0) ++passed; else wrong('nothing was acknowledged: the test proves nothing');
  } catch (error) {
    wrong(`${error.stack}\n${demo.output().slice(-1500)}`);
  } finally {
    await demo.stop();
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
