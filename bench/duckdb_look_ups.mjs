// The peer of bench_look_ups: DuckDB over the same tables, kept in "memory", or on "disk" where memory would not hold
// them: then only the statements tuned by hand are run. Reads "load", "run" (the statements of docs/detection), "tuned"
// (those of bench/duckdb_tuned, and of docs/detection for what is small by then) and "compare" (what was run last with
// ours), a word a line, and answers each with the seconds it took, elapsed and of the processors.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const { DuckDBInstance } = createRequire(join(root, 'tests/reference/package.json'))('@duckdb/node-api');
const [tables, where] = process.argv.slice(2);
const on_disk = where === 'disk';
const kLoaded = ['links', 'assignments', 'spells', 'cases', 'peers', 'rules', 'reasons', 'offsets', 'settings',
  'pair_weights', 'actor_weights'];
const kMade = ['judged', 'pair_days', 'actor_days', 'habits', 'events', 'team_work', 'findings', 'actor_cases'];
const kTuned = ['windows', 'others', 'own', 'duties', 'elsewhere', 'off_duty', 'judged', 'pair_days', 'actor_days', 'habits',
  'findings'];
const kPairMeasures = 'days, looks, off_duty, wrong_case, reason, operation, same_case, same_words, close, vague';
const kActorMeasures = 'subjects, weeks, off_duty, volume, rise, breadth, rare_source, rare_hours, rare_place, two_places, vague';
const statement = (name) => readFileSync(join(root, 'docs/detection', `${name}.sql`), 'utf8');
const tuned_statement = (name) => readFileSync(join(root, 'bench/duckdb_tuned', `${name}.sql`), 'utf8');

const instance = await DuckDBInstance.create(on_disk ? join(tables, 'peer.duckdb') : ':memory:',
  { threads: '2', autoinstall_known_extensions: 'false', temp_directory: join(tables, 'spilled'),
    ...on_disk ? { memory_limit: process.env.BENCH_PEER_MEMORY ?? '12GB' } : {} });
const connection = await instance.connect();

async function load() {
  for (const name of kLoaded) await connection.run(`CREATE TABLE ${name} AS FROM read_csv('${join(tables, name)}.csv', header = true)`);
  // They come in the order of day, team, officer and time.
  await connection.run(`CREATE ${on_disk ? 'VIEW' : 'TABLE'} looks AS FROM read_csv('${join(tables, 'looks.csv')}', header = true)`);
  await connection.run('CREATE TABLE relations (actor BIGINT, subject BIGINT, sign BIGINT)');
  await connection.run('CREATE TABLE marks (subject BIGINT, sign BIGINT)');
  await connection.run('CREATE TABLE operations (subject BIGINT, moment BIGINT)');
  await connection.run('CREATE TABLE sign_points (sign BIGINT, points BIGINT)');
  await connection.run(tuned_statement('looks'));
  if (on_disk) await connection.run('CHECKPOINT');
}

async function drop() {
  for (const name of [...kMade, ...kTuned]) await connection.run(`DROP TABLE IF EXISTS ${name}`);
}

const make = (name) => connection.run(`CREATE TABLE ${name} AS ${statement(name === 'actor_cases' ? 'cases' : name)}`);

async function run() {
  await drop();
  await connection.run(`CREATE TABLE judged AS SELECT v.id, v.verdict, s.signs
    FROM (${statement('verdicts')}) AS v JOIN (${statement('signs')}) AS s ON s.id = v.id`);
  for (const name of kMade.slice(1)) await make(name);
}

async function tuned() {
  await drop();
  for (const name of kTuned.slice(0, -1)) await connection.run(tuned_statement(name));
  await make('events');
  await make('team_work');
  await connection.run(tuned_statement('findings'));
  await make('actor_cases');
}

async function compare() {
  const pairs = [['ours_findings', 'findings', `actor, subject, ${kPairMeasures}, points`],
    ['ours_cases', 'actor_cases', `place, actor, ${kActorMeasures}, by_findings, points`]];
  for (const [ours, theirs, columns] of pairs) {
    const path = join(tables, `${ours}.csv`);
    if (!existsSync(path)) throw new Error(`${path} is missing`);
    const a = `(SELECT ${columns} FROM read_csv('${path}', header = true))`, b = `(SELECT ${columns} FROM ${theirs})`;
    const answer = await connection.runAndReadAll(`SELECT (SELECT COUNT(*) FROM ${a})::INTEGER,
      (SELECT COUNT(*) FROM ((FROM ${a} EXCEPT ALL FROM ${b}) UNION ALL (FROM ${b} EXCEPT ALL FROM ${a})))::INTEGER`);
    const [rows, differ] = answer.getRows()[0];
    process.stderr.write(`${theirs}: ${rows} rows, ${differ} differ\n`);
    if (differ > 0) process.exit(1);
  }
}

for await (const word of createInterface({ input: process.stdin })) {
  const begun = performance.now(), used = process.cpuUsage();
  await ({ load, run, tuned, compare })[word]();
  const { user, system } = process.cpuUsage(used);
  process.stdout.write(`${(performance.now() - begun) / 1000} ${(user + system) / 1e6}\n`);
}
process.exit(0);
