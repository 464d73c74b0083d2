// For how long look-ups are kept, and what goes with the last day that names somebody or something.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "matters/house.h"

namespace waarborg::monitor {

/// What is named beside the days and the side tables: identities and reasons that stay readable, officers and subjects
/// that stay the same when a log names them again.
struct NamedElsewhere {
  std::vector<std::uint32_t> officers, subjects, reasons;
  bool all_reasons = false;  ///< something may name any of them
};
using NamedBy = std::function<NamedElsewhere(storage::Transaction& tx)>;

/// Each night the days whose term is over go, where content/detection.yaml says so (delete_when_over), with the
/// certificate and the audit line of `waarborg monitor delete`; then the identities, reasons, words and keys that
/// nothing names any more (LOG-02, docs/decisions/0037). REQUIRES: before the jobs start.
void add_keeping_jobs(matters::House& house, NamedBy named_by);
/// Before that day everything is over its term; nothing where the content does not have it deleted by itself. Errors:
/// of the content.
Result<std::optional<Date>> over_before(const matters::House& house);

}  // namespace waarborg::monitor
