// Two triagists confirm receipt, weigh, propose, confirm and send back through the pages while the program is killed. What
// was acknowledged must be read back with its words: the letter among the messages, the reasons in the history.
import { criteria, hidden, report, Staff } from './people.mjs';
import { one_of, random, select, storm } from './storm.mjs';

const triagists = [];
let waiting = []; // reports whose receipt is to be confirmed: [matter, step]
let number = 0;

/** One act as [path, fields, where it is read back, words]; `then` only after the one before was acknowledged. */
async function act(acknowledged, person, matter, kind, path, fields, place, words) {
  const done = await person.post(path, fields);
  if (done) acknowledged.push({ matter, kind, place, words });
  return done;
}

async function weigh(acknowledged, person, matter) {
  const page = await person.get(`/matters/${matter}/triage`);
  const step = hidden(page, 'step');
  if (!step) return null;
  const outcome = one_of(['line', 'no_case', 'orienting', 'disciplinary']);
  const words = `Gewogen ${++number}.`;
  const fields = { outcome, shown_for: outcome, step, intent: 'decide', reasons: words, differs_reason: 'Om wat wij weten.',
    expected: 'Een gesprek.', by_when: '2099-11-20', text: 'Wat er is gezien.', message: 'Wij gaan verder.' };
  for (const [key, answer] of Object.entries(criteria)) fields[`criteria-${key}`] = answer;
  const path = `/matters/${matter}/triage`;
  const done = await act(acknowledged, person, matter, outcome, path, fields, path, words);
  return done && ['orienting', 'disciplinary'].includes(outcome);
}

async function second(acknowledged, person, matter) {
  const path = `/matters/${matter}/triage`;
  const decision = hidden(await person.get(path), 'decision');
  if (!decision) return;
  if (random() < 0.7) {
    await act(acknowledged, person, matter, 'confirm', `${path}/confirm`, { decision }, path, '');
  } else {
    const words = `Nog niet, ${++number}.`;
    await act(acknowledged, person, matter, 'send back', `${path}/send-back`, { decision, reason: words }, path, words);
  }
}

await storm({
  what: 'acts of triage',
  longest: 900,
  prepare: async (demo, kill) => {
    if (kill === 0) for (const name of ['triage', 'triage2']) triagists.push(await Staff.sign_in(demo, name));
    const to_confirm = () => select(demo.data, `SELECT matter_id, id FROM matters_steps WHERE step = 'acknowledge' AND state = 'open'`);
    const missing = 16 - to_confirm().length;
    if (missing > 0) await Promise.all(Array.from({ length: missing }, () => report(demo.url, 'Wat ik zag.')));
    waiting = to_confirm();
  },
  work: async ({ url }, acknowledged) => {
    const [first, other] = random() < 0.5 ? triagists : [...triagists].reverse();
    const next = waiting.pop();
    if (!next) return void (await report(url, 'Nog iets dat ik zag.'));
    const [matter, step] = next;
    const words = `Ontvangen onder ${++number}.`;
    const confirmed = await act(acknowledged, first, matter, 'receipt', `/matters/${matter}/steps/${step}`,
      { subject: 'Ontvangen', message: words }, `/matters/${matter}/messages`, words);
    if (confirmed && await weigh(acknowledged, first, matter)) await second(acknowledged, other, matter);
  },
  still_there: async (demo, { matter, kind, place, words }) => {
    if (kind !== 'confirm') return triagists[0].shows(place, words);
    return select(demo.data, `SELECT 1 FROM triage_decisions WHERE matter_id = '${matter}' AND state = 'confirmed'
      AND second_by IS NOT NULL`).length === 1;
  },
});
