// Fills in every form of reporter, complainant and staff that takes words, each time with a word of its own. A form that
// does not take them is an error: what was never planted cannot be missed.
import { randomBytes } from 'node:crypto';
import { select_one } from './tables.mjs';
import { Reporter, Staff } from '../crash/people.mjs';

const criteria = { citizen: 'no', known: 'no', offence: 'no', rule: 'light', performance: 'no', conversation: 'no',
  facts: 'clear', line_involved: 'no', reach: 'team', discrimination: 'no', harm: 'no' };

const tail = 'ORDER BY received_on DESC, id DESC LIMIT 1';

/** A word that stands nowhere else: letters only, so that no encoding of text changes it. */
function new_word() {
  return 'zq' + [...randomBytes(16)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
}

class Planting {
  constructor(demo, words) { Object.assign(this, { demo, words, staff: {} }); }
  word(where) { const word = new_word(); this.words.set(word, where); return word; }
  async person(name) { return (this.staff[name] ??= await Staff.sign_in(this.demo, name)); }
  /** Fields whose value is `?` get a word each. */
  fill(where, fields) {
    return Object.fromEntries(Object.entries(fields).map(([name, value]) =>
      [name, String(value).replace('?', () => this.word(`${where}: ${name}`))]));
  }
  async post(name, path, fields) {
    const where = `${path.replace(/[0-9a-z]{20}/g, '*')} by ${name}`;
    const done = await (await this.person(name)).post(path, this.fill(where, fields));
    if (!done) throw new Error(`${where} was not answered`);
  }
  async step(name, matter, key, fields) {
    await this.post(name, `/matters/${matter}/steps/${this.step_id(matter, key)}`, fields);
  }
  async upload(name, matter) {
    const path = `/matters/${matter}/documents`;
    await (await this.person(name)).upload(path, `${this.word('name of a document')}.txt`, `Er stond ${this.word('document')}.`);
  }
  newest(kind) { return select_one(this.demo, `SELECT id FROM matters_matters WHERE kind = '${kind}' ${tail}`); }
  step_id(matter, key) {
    return select_one(this.demo, `SELECT id FROM matters_steps WHERE matter_id = '${matter}' AND step = '${key}'
      ORDER BY position DESC LIMIT 1`);
  }
}

async function reporter(planting) {
  const { demo } = planting;
  const person = new Reporter(demo.url);
  const code = await person.report(planting.fill('report', { relation: 'employee', how: 'named', channel: 'report',
    theme: 'information', when: '?', subject: '? gezien', text: 'Ik zag ? lopen.', concerned: '? Jansen',
    keep_out: '? Pietersen', name: '? de Vries', contact: '?@voorbeeld.nl' }),
    [`${planting.word('name of a file of a report')}.txt`, `Er stond ${planting.word('file of a report')}.`]);
  planting.words.set(code, 'return code');
  planting.words.set(code.replaceAll('-', ''), 'return code without hyphens');
  await person.enter(code);
  await person.write(planting.fill('mailbox', { message: 'Nog dit: ?.' }),
    [`${planting.word('name of a file in the mailbox')}.txt`, planting.word('file in the mailbox')]);
}

async function triage(planting) {
  const report = planting.newest('report');
  const path = `/matters/${report}/triage`;
  await planting.step('triage', report, 'acknowledge', { subject: '? ontvangen', message: 'Dank voor ?.' });
  await planting.post('triage', `/matters/${report}/people`, { capacity: 'witness', text: '? Bakker' });
  await planting.upload('triage', report);
  await planting.post('triage', `/matters/${report}/timeline`, { note: 'Gebeld over ?.' });
  await planting.post('triage', `/matters/${report}/messages`, { letter: '', subject: 'Vraag over ?', message: 'Wat was ?' });
  const weigh = async () => {
    const step = planting.step_id(report, 'triage_decision');
    const fields = { outcome: 'orienting', shown_for: 'orienting', step, intent: 'decide',
      reasons: 'Omdat ?.', differs_reason: 'Toch ?.', expected: 'Een ?.', by_when: '2099-11-20', text: 'Er is ? gezien.', message: 'Wij gaan verder met ?.' };
    for (const [key, answer] of Object.entries(criteria)) fields[`criteria-${key}`] = answer;
    await planting.post('triage', path, fields);
    return select_one(planting.demo, `SELECT id FROM triage_decisions WHERE matter_id = '${report}' AND state = 'proposed'`);
  };
  await planting.post('triage2', `${path}/send-back`, { decision: await weigh(), reason: 'Nog niet om ?.' });
  await planting.post('triage2', `${path}/confirm`, { decision: await weigh() });
  const follow = planting.step_id(report, 'follow');
  await planting.post('triage', `/matters/${report}/steps/${follow}/skip`, { reason: 'Niet nodig om ?.' });
  await planting.step('triage', report, 'give_feedback', { subject: 'Afloop van ?', message: 'Het was ?.' });
  await planting.step('triage', report, 'close', { note: 'Wij leerden ?.', lessons: 'Let op ?.' });
}

async function complainant(planting) {
  const person = new Reporter(planting.demo.url);
  await person.complain(planting.fill('complaint', { kind: 'complaint', category: 'force', when: '?', where: 'Bij ?',
    officers: 'Agent ?', subject: '? geduwd', text: 'Er werd ? geduwd.', wish: 'Een ?.', name: 'Mevrouw ?',
    address: '?straat 1', email: '?@voorbeeld.nl', phone: '0612345678', language: 'nl' }),
    [`${planting.word('name of a file of a complaint')}.txt`, planting.word('file of a complaint')]);
}

async function handling(planting) {
  const complaint = planting.newest('complaint');
  const at = `/matters/${complaint}`;
  const clock = select_one(planting.demo, `SELECT id FROM matters_clocks
    WHERE matter_id = '${complaint}' AND clock = 'handling'`);
  await planting.post('klachten', `${at}/clocks/${clock}/pause`, { pause: 'criminal_enquiry', text: 'Zaak ? loopt.' });
  await planting.post('klachten', `${at}/clocks/${clock}/resume`, {});
  await planting.post('klachten', `${at}/clocks/${clock}/extend`, { reason: 'Wij wachten op ?.' });
  await planting.post('klachten', `${at}/complaint/allegations`,
    { category: 'force', officer: 'Agent ?', what: 'Er werd ? geduwd.', version: '0' });
  await planting.step('klachten', complaint, 'call', { talk_date: '2026-01-15', note: 'Besproken: ?.' });
  const footage = planting.step_id(complaint, 'footage');
  await planting.post('klachten', `${at}/steps/${footage}/skip`, { reason: 'Geen beeld van ?.' });
  await planting.step('klachten2', complaint, 'to_formal', { reason: 'Niet eens over ?.' });
  await planting.step('klachten', complaint, 'inform_mayor', { notice: 'Gemeld: ?.' });
  await planting.step('klachten2', complaint, 'hear', { talk_date: '2026-01-16', note: 'Gehoord: ?.' });
  await planting.step('klachten', complaint, 'findings', { findings: 'Gebleken: ?.' });
  await planting.step('commissie', complaint, 'hearing', { talk_date: '2026-01-19', note: 'De commissie hoorde: ?.' });
  await planting.upload('commissie', complaint);
  await planting.step('commissie', complaint, 'committee', { note: 'Advies: ?.' });
  await judge(planting, complaint);
  await planting.step('klachten', complaint, 'send_judgement', { subject: 'Oordeel over ?', message: 'Wij vinden ?.' });
  await planting.step('klachten2', complaint, 'tell_concerned', { notice: 'Verteld: ?.' });
  await planting.step('klachten', complaint, 'close', { lessons: 'Geleerd: ?.' });
}

async function judge(planting, complaint) {
  const id = planting.step_id(complaint, 'judge');
  const path = `/matters/${complaint}/steps/${id}`;
  const people = [await planting.person('gezag'), await planting.person('gezag2')];
  const fields = planting.fill('judgement', { decision: 'founded', reason: 'Omdat ?.' });
  const first = (await people[0].post(path, fields, [403, 404])) ? 0 : 1;
  if (first === 1) await people[1].post(path, fields);
  await people[1 - first].post(`${path}/send-back`, planting.fill('judgement sent back', { reason: 'Nog niet: ?.' }));
  await people[first].post(path, planting.fill('judgement again', { decision: 'founded', reason: 'Toch: ?.' }));
  await people[1 - first].post(`${path}/confirm`, {});
}

async function leaving(planting) {
  await new Reporter(planting.demo.url).report({ relation: 'employee', how: 'anonymous',
    channel: 'report', theme: 'information', subject: 'Proef', text: 'Proef' });
  const report = select_one(planting.demo, `SELECT matter_id FROM matters_steps WHERE step = 'acknowledge' AND state = 'open'`);
  await planting.post('triage2', `/matters/${report}/step-aside`, { reason: 'Ik ken ?.' });
}

/** Plants; answers the words with where each was written. */
export async function plant(demo) {
  const words = new Map();
  const planting = new Planting(demo, words);
  for (const part of [reporter, triage, complainant, handling, leaving]) await part(planting);
  // What is no secret is found, or the search proves nothing.
  const plain = new_word();
  const parent = select_one(demo, 'SELECT id FROM directory_units WHERE parent_id IS NULL');
  await (await planting.person('beheer')).post('/administration/units', { code: 'KOOI', name: `Team ${plain}`, parent });
  return { words, plain };
}
