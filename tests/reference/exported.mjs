// What `waarborg monitor export` wrote of a small store (features/monitor/export_test.cpp), recomputed by the statements of
// docs/detection, as csv and as Parquet, gives the cases of the run, their points and their order. Last line: counts.
import { DuckDBInstance } from '@duckdb/node-api';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const program = join(process.env.BUILD ?? join(root, 'build'), 'src/features/test_feature_monitor');
const work = mkdtempSync(join(tmpdir(), 'waarborg-exported-'));

async function rows_of(connection, sql) {
  return (await connection.runAndReadAll(sql)).getRowObjects().map((row) => Object.values(row).map(Number));
}

async function recomputed(folder) {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', autoinstall_known_extensions: 'false' });
  const connection = await instance.connect();
  try {
    await connection.run(execFileSync(join(root, 'docs/detection/recompute'), [folder], { encoding: 'utf8' }));
    return await rows_of(connection, 'SELECT place, actor, above, usual FROM listed ORDER BY place');
  } finally {
    connection.closeSync();
  }
}

/** Without its csv, as the command leaves it. */
async function as_parquet(folder, into) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  mkdirSync(into);
  for (const file of readdirSync(folder)) {
    const name = basename(file, '.csv');
    const filled = readFileSync(join(folder, file), 'utf8').trimEnd().includes('\n');
    await connection.run(`COPY (SELECT ${filled ? '*' : 'CAST(COLUMNS(*) AS BIGINT)'} FROM read_csv('${join(folder, file)}', header = true))
      TO '${join(into, `${name}.parquet`)}' (FORMAT parquet)`);
  }
  connection.closeSync();
}

let passed = 0;
let failed = 0;
try {
  const folder = join(work, 'csv');
  execFileSync(program, ['--minimal', '-tc=*Export_OfARun*'], {
    stdio: 'inherit', env: { ...process.env, WAARBORG_EXPORT_TEST: folder },
  });
  const expected = join(work, 'expected.csv');
  renameSync(join(folder, 'expected.csv'), expected);
  const wanted = readFileSync(expected, 'utf8').trimEnd().split('\n').slice(1).map((line) => line.split(',').map(Number));
  await as_parquet(folder, join(work, 'parquet'));
  for (const form of ['csv', 'parquet']) {
    const got = await recomputed(join(work, form));
    const same = wanted.length > 2 && JSON.stringify(got) === JSON.stringify(wanted);
    if (!same) console.log(`${form}: wanted ${JSON.stringify(wanted)}\n  got ${JSON.stringify(got)}`);
    if (same) ++passed; else ++failed;
  }
  console.log(`cases recomputed from an export: ${wanted.length}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
