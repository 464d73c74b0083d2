// A force with many matters, made by plain SQL as copies of one, for benchmarks.
#pragma once

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <vector>

#include "bench/peer.h"

namespace waarborg::bench {

inline constexpr int kCopiesPerTransaction = 20000;

/// Numbers i from `from` up to `until`, as a table n for the statement behind it.
inline std::string numbers(int from, int until) {
  return fmt::format("WITH RECURSIVE n (i) AS (SELECT {} UNION ALL SELECT i + 1 FROM n WHERE i < {}) ", from,
                     until - 1);
}

/// The id of copy i.
inline constexpr const char* kCopyId = "'zz' || printf('%08d', i)";

/// Copies `from` up to `until`, that fall due from 2030 on, 300 a day.
inline void copy_matters(BareSqlite& database, const std::string& matter_id, int from, int until) {
  const std::string id = kCopyId;
  const std::string due = "date('2030-01-01', '+' || (i / 300) || ' days')";
  const std::string of_one = " WHERE matter_id = '" + matter_id + "'";
  database.run("BEGIN");
  database.run(
      numbers(from, until) +
      "INSERT INTO matters_matters (id, number, kind, procedure_key, procedure_version, jurisdiction, track, "
      "phase, state, unit_id, theme, channel, reporter_kind, language, received_on, closed_on, outcome, due_on, "
      "split_desk, subject_sealed, retain_until, version) SELECT " +
      id +
      ", 'Z-' || i, kind, procedure_key, procedure_version, "
      "jurisdiction, track, phase, state, unit_id, theme, channel, reporter_kind, language, received_on, "
      "closed_on, outcome, " +
      due + ", split_desk, subject_sealed, retain_until, version FROM n, matters_matters WHERE id = '" + matter_id +
      "'");
  database.run(numbers(from, until) + "INSERT INTO matters_keys SELECT " + id +
               ", holder, generation, wrapped FROM n, matters_keys" + of_one);
  database.run(numbers(from, until) + "INSERT INTO matters_access SELECT principal, " + id + ", open, " + due +
               ", received_on, kind FROM n, matters_access" + of_one);
  database.run("COMMIT");
}

inline void copy_all(BareSqlite& database, const std::string& matter_id, int from, int until) {
  for (int at = from; at < until; at += kCopiesPerTransaction)
    copy_matters(database, matter_id, at, std::min(at + kCopiesPerTransaction, until));
}

/// Spreads those copies over five years, four kinds and all units; three in four are closed. Each gets steps, tasks and
/// a stopped clock of its own, and one of 400 handlers.
inline void spread_matters(BareSqlite& database, const std::string& first_id, const std::vector<std::string>& units,
                           int from, int until) {
  database.run("CREATE TEMP TABLE IF NOT EXISTS places (at INTEGER PRIMARY KEY, unit_id TEXT)");
  database.run("DELETE FROM temp.places");
  for (std::size_t at = 0; at < units.size(); ++at)
    database.run(fmt::format("INSERT INTO places VALUES ({}, '{}')", at, units[at]));
  const std::string received = "date('2021-11-01', '+' || (i * 7919 % 1820) || ' days')";
  const std::string closed = "date('2021-11-01', '+' || (i * 7919 % 1820 + 10 + i / 3 % 80) || ' days')";
  database.run("DROP TABLE IF EXISTS temp.crowd");
  database.run("CREATE TEMP TABLE crowd AS " + numbers(from, until) + "SELECT " + std::string(kCopyId) + " AS id, i, " +
               received + " AS received_on, " + closed +
               fmt::format(" AS closed_on, (SELECT unit_id FROM places WHERE at = i % {})", units.size()) +
               " AS unit_id, CASE i % 7 WHEN 0 THEN 'complaint' WHEN 1 THEN 'orienting' WHEN 2 THEN 'disciplinary' "
               "ELSE 'report' END AS kind FROM n");
  database.run("CREATE UNIQUE INDEX temp.crowd_id ON crowd (id)");
  database.run("BEGIN");
  database.run(
      "UPDATE matters_matters SET kind = c.kind, unit_id = c.unit_id, received_on = c.received_on, state = CASE WHEN "
      "c.i % 4 < 3 THEN 'closed' ELSE 'open' END, closed_on = CASE WHEN c.i % 4 < 3 THEN c.closed_on END, outcome = "
      "CASE WHEN c.i % 4 < 3 THEN CASE c.i % 3 WHEN 0 THEN 'no_case' WHEN 1 THEN 'line' ELSE 'orienting' END END FROM "
      "crowd c WHERE c.id = matters_matters.id");
  database.run(
      "UPDATE matters_access SET open = CASE WHEN c.i % 4 < 3 THEN 0 ELSE 1 END, received_on = c.received_on, kind = "
      "c.kind FROM crowd c WHERE c.id = matters_access.matter_id");
  database.run(
      "INSERT INTO matters_steps SELECT c.id || s.id, c.id, s.position, s.phase, s.step, 'done', s.responsible, "
      "date(c.received_on, '+7 days'), s.nature, s.source, date(c.received_on, '+' || (c.i / 5 % 12) || ' days'), 'x', "
      "NULL, NULL FROM crowd c, matters_steps s WHERE s.matter_id = '" +
      first_id + "'");
  database.run(
      "INSERT INTO matters_tasks SELECT s.id || 't', s.matter_id, s.id, 'd:none', 'step', s.due_on, 'done', "
      "c.received_on, s.done_on FROM crowd c JOIN matters_steps s ON s.matter_id = c.id");
  database.run(
      "INSERT INTO matters_clocks SELECT c.id || k.id, c.id, k.clock, k.extends, k.nature, k.period, k.source, "
      "c.received_on, date(c.received_on, '+42 days'), 'stopped', NULL, 0, NULL, c.closed_on, NULL FROM crowd c, "
      "matters_clocks k WHERE k.matter_id = '" +
      first_id + "' AND c.i % 4 < 3");
  database.run(
      "INSERT INTO matters_participants SELECT c.id || 'h', c.id, 'a:' || (c.i % 400), 'handler', c.received_on, NULL, "
      "'assigned' FROM crowd c");
  database.run("COMMIT");
}

/// Copies and spreads. Without ANALYZE, as the program leaves its tables.
inline void make_crowd(BareSqlite& database, const std::string& first_id, const std::vector<std::string>& units,
                       int from, int until) {
  for (int at = from; at < until; at += kCopiesPerTransaction) {
    const int end = std::min(at + kCopiesPerTransaction, until);
    copy_matters(database, first_id, at, end);
    spread_matters(database, first_id, units, at, end);
  }
}

}  // namespace waarborg::bench
