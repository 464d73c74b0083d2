// The peer of bench_log_import: DuckDB loads the same files into a table of a database on the disk, types given, moments
// parsed, and makes a checkpoint, which compresses. Reads "first" or "second", a word a line, and answers with the seconds
// it took, elapsed and of the processors; fails when it has not the rows that FILE.rows says.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const { DuckDBInstance } = createRequire(join(root, 'tests/reference/package.json'))('@duckdb/node-api');
const folder = process.argv[2];
// The rows need not stay in order, which is faster.
const instance = await DuckDBInstance.create(join(folder, 'peer.duckdb'),
  { threads: '2', autoinstall_known_extensions: 'false', preserve_insertion_order: 'false' });
const connection = await instance.connect();

const read = (name) => `FROM read_csv('${join(folder, name)}.csv', header = true, auto_detect = false, delim = ',', quote = '"',
  timestampformat = '%Y-%m-%d %H:%M:%S', columns = {moment: 'TIMESTAMP', officer: 'VARCHAR', team: 'VARCHAR',
  system: 'VARCHAR', subject: 'VARCHAR', "case": 'VARCHAR', reason: 'VARCHAR', place: 'VARCHAR'})`;

let rows = 0;
for await (const name of createInterface({ input: process.stdin })) {
  const begun = performance.now(), used = process.cpuUsage();
  await connection.run(name === 'first' ? `CREATE TABLE looks AS ${read(name)}` : `INSERT INTO looks ${read(name)}`);
  await connection.run('CHECKPOINT');
  const { user, system } = process.cpuUsage(used), wall = performance.now() - begun;
  rows += Number(readFileSync(join(folder, `${name}.rows`), 'utf8'));
  const counted = await connection.runAndReadAll('SELECT COUNT(*)::INTEGER FROM looks');
  if (counted.getRows()[0][0] !== rows) process.exit(1);
  process.stdout.write(`${wall / 1000} ${(user + system) / 1e6}\n`);
}
process.exit(0);
