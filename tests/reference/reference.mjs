// The statements of docs/detection, run in DuckDB over random worlds, give what the engine gives. Last line: counts.
import { DuckDBInstance } from '@duckdb/node-api';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const program = join(process.env.BUILD ?? join(root, 'build'), 'tests/reference/reference_worlds');
const kSeeds = Number(process.env.REFERENCE_SEEDS ?? 30); // each is a hundred worlds
const statement = (name) => readFileSync(join(root, 'docs/detection', `${name}.sql`), 'utf8');

const kPairMeasures = ['days', 'looks', 'off_duty', 'wrong_case', 'reason', 'operation', 'same_case', 'same_words',
  'close', 'vague'];
const kActorMeasures = ['subjects', 'weeks', 'off_duty', 'volume', 'rise', 'breadth', 'rare_source', 'rare_hours', 'rare_place',
  'two_places', 'vague'];
const with_parts = (measures) => [...measures, ...measures.map((name) => `${name}_part`)];

/** Statement, the table the engine wrote, and its columns in order. */
const kChecks = [
  ['verdicts', 'judged', ['id', 'verdict']],
  ['signs', 'judged', ['id', 'signs']],
  ['pair_days', 'pair_days', ['actor', 'subject', 'day', 'looks', 'unexplained', 'signs', 'basis', 'reason']],
  ['actor_days', 'actor_days', ['actor', 'day', 'team', 'looks', 'unexplained', 'off_duty', 'two_places', 'vague']],
  ['habits', 'habits', ['actor', 'kind', 'value', 'days', 'looks', 'unexplained']],
  ['shares', 'shares', ['team', 'day', 'verdict', 'looks', 'first_looks']],
  ['events', 'events', ['subject', 'first_day', 'last_day', 'actors']],
  ['team_work', 'team_work', ['peer', 'subject']],
  ['findings', 'findings', ['actor', 'subject', 'first_day', 'last_day', 'signs', ...with_parts(kPairMeasures), 'by_signs',
    'points']],
  ['cases', 'actor_cases', ['place', 'actor', ...with_parts(kActorMeasures), 'by_findings', 'points']],
  ['listed', 'listed', ['actor', 'kind', 'points', 'usual', 'above']],
];

async function one(connection, sql) {
  return (await connection.runAndReadAll(sql)).getRowObjects()[0];
}

/** A file without rows says nothing of its types: they are numbers. */
function create_table(path) {
  const [head, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const name = basename(path, '.csv');
  if (rows.length > 0) return `CREATE TABLE ${name} AS FROM read_csv('${path}', header = true)`;
  return `CREATE TABLE ${name} (${head.split(',').map((column) => `${column} BIGINT`).join(', ')})`;
}

async function check_seed(seed, totals) {
  const folder = mkdtempSync(join(tmpdir(), 'waarborg-reference-'));
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', autoinstall_known_extensions: 'false' });
  const connection = await instance.connect();
  const wrong = [];
  try {
    execFileSync(program, [String(seed), folder]);
    for (const file of readdirSync(folder)) {
      await connection.run(create_table(join(folder, file)));
    }
    for (const [name, table, columns] of kChecks) {
      const theirs = `SELECT ${columns.join(', ')} FROM (${statement(name)})`;
      const ours = `SELECT ${columns.join(', ')} FROM ${table}`;
      const { rows } = await one(connection, `SELECT COUNT(*)::INTEGER AS rows FROM ${table}`);
      const { differ } = await one(connection, `SELECT COUNT(*)::INTEGER AS differ FROM
        ((FROM (${ours}) EXCEPT ALL FROM (${theirs})) UNION ALL (FROM (${theirs}) EXCEPT ALL FROM (${ours})))`);
      if (differ > 0) {
        const first = await one(connection, `SELECT COLUMNS(*)::VARCHAR FROM ((FROM (${ours}) EXCEPT ALL FROM (${theirs})) UNION ALL (FROM (${theirs}) EXCEPT ALL FROM (${ours}))) LIMIT 1`);
        wrong.push(`seed ${seed}: ${name}: ${differ} rows differ, one of them ${JSON.stringify(first)}`);
      }
      totals[name] = (totals[name] ?? 0) + rows;
      for (const measure of name === 'findings' ? kPairMeasures : name === 'cases' ? kActorMeasures : []) {
        const { met } = await one(connection, `SELECT COUNT(*)::INTEGER AS met FROM ${table} WHERE ${measure} > 0`);
        totals[`${name}.${measure}`] = (totals[`${name}.${measure}`] ?? 0) + met;
      }
    }
  } finally {
    connection.closeSync();
    rmSync(folder, { recursive: true, force: true });
  }
  return wrong;
}

let failed = 0;
const totals = {};
for (let seed = 1; seed <= kSeeds; ++seed) {
  const wrong = await check_seed(seed, totals);
  failed += wrong.length;
  for (const line of wrong) console.log(line);
}
const checked = kSeeds * kChecks.length;
console.log(`rows compared: ${Object.entries(totals).map(([name, rows]) => `${name} ${rows}`).join(', ')}`);
const kMet = [...kChecks.map(([name]) => name), ...kPairMeasures.map((name) => `findings.${name}`),
  ...kActorMeasures.map((name) => `cases.${name}`)];
for (const name of kMet) {
  if (!(totals[name] > 0)) { console.log(`${name}: nothing to compare`); ++failed; }
}
console.log(`${Math.max(0, checked - failed)} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
