// Days that were judged anew: what was registered late makes look-ups of settled days explained, or unexplained.
#pragma once

#include <vector>

#include "features/atypical/store.h"

namespace waarborg::atypical {

struct ChangedCase {
  std::string id, number;
  std::int64_t explained = 0, unexplained = 0;
};
/// A day that a run judged otherwise than the run before.
struct ChangedDayRow {
  Date day;
  std::int64_t explained = 0, unexplained = 0;
  std::vector<ChangedCase> cases;  ///< on the list, with look-ups of that day that changed
};
/// A note on a case.
struct ChangeOfCase {
  Date day;
  std::int64_t explained = 0, unexplained = 0;
  Instant run_at;
};

/// Keeps the days with their run, and notes on every listed case which of its look-ups changed; of a shadow run too, as
/// the next run finds them settled.
void keep_changes(storage::Transaction& tx, const std::string& run_id, const std::vector<monitor::ChangedDay>& changed);
/// Without cases that hold look-ups of `own`.
std::vector<ChangedDayRow> changes_of_run(storage::Transaction& tx, const std::string& run_id, std::uint32_t own);
std::vector<ChangeOfCase> changes_of_case(storage::Transaction& tx, const std::string& case_id);

}  // namespace waarborg::atypical
