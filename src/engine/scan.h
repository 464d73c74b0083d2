// All days of a store, once, group by group: from accesses to facts.
#pragma once

#include <span>
#include <vector>

#include "base/result.h"
#include "engine/explain.h"
#include "engine/facts.h"
#include "engine/segment.h"
#include "engine/signs.h"

namespace waarborg::engine {

/// What a scan knows beside the accesses. All of it is read only and must outlive the scan.
struct Sides {
  const LinkTable* links = nullptr;
  /// By group, each sorted; a group beyond the end has none.
  std::span<const std::vector<Assignment>> assignments;
  std::span<const ExplainRule> rules;
  const SignTables* signs = nullptr;
  const LocalDays* local = nullptr;
  Signs always = 0;          ///< of interest though explained
  bool count_first = false;  ///< ShareDay::first_looks; 16 to 32 bytes more for each pair of actor and subject
};

/// The settled facts of all rows of `days`, which may be in any order and number. Works on `threads` groups at a time,
/// each with its days in order and a fortnight's tables at a time, so that these stay in the nearest cache. The answer
/// does not depend on the number of threads. Errors: "engine.segment_broken" of the first broken block found. Memory
/// beside the answer, for each thread: a block (under 4 MB), the assignments of one group once more (32 bytes each, for
/// every fortnight that they reach), and the tables of a fortnight: 16 bytes an assignment, 20 a case and 56 to 68 a
/// link.
Result<Facts> scan(std::span<const Segment> days, const Sides& sides, unsigned threads);

}  // namespace waarborg::engine
