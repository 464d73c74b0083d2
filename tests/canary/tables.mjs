// Looks into the database of a demo force from outside, SQLite or PostgreSQL.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const conninfo = process.env.WAARBORG_DATABASE;

/** The first column of the first row. */
export function select_one(demo, sql) {
  const [command, ...words] = conninfo
    ? ['psql', '-qAt', conninfo, '-c', sql]
    : ['sqlite3', '-cmd', '.timeout 10000', join(demo.data, 'waarborg.db'), sql];
  const found = execFileSync(command, words, { encoding: 'utf8' }).split('\n')[0];
  if (!found) throw new Error(`nothing found by: ${sql}`);
  return found;
}

/** The whole database as text, as an operator would dump it; nothing for SQLite, whose file lies in the data folder. */
export function dump() {
  return conninfo ? [['pg_dump', execFileSync('pg_dump', [conninfo], { maxBuffer: 1 << 30 })]] : [];
}
