// Copies of one matter by plain SQL, for benchmarks that need many.
#pragma once

#include <fmt/core.h>

#include <algorithm>
#include <string>

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
  database.run(numbers(from, until) + "INSERT INTO matters_matters SELECT " + id +
               ", 'Z-' || i, kind, procedure_key, procedure_version, "
               "jurisdiction, track, phase, state, unit_id, theme, channel, reporter_kind, language, received_on, "
               "closed_on, outcome, " +
               due + ", split_desk, subject_sealed, retain_until, version FROM n, matters_matters WHERE id = '" +
               matter_id + "'");
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

}  // namespace waarborg::bench
