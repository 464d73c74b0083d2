// Taking back what one gave to a colleague in one go: for a quarter of an hour, by who gave it, and only where nobody
// acted since (ux.md, requirement 8).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "matters/house.h"

namespace waarborg::casework {

inline constexpr int kUndoMinutes = 15;

struct GivenMatter {
  std::string matter_id;
  std::string account_id;  ///< to whom
  std::int64_t event = 0;  ///< last line of the timeline then
};
struct Given {
  std::string name;  ///< of whom it was given to
  std::vector<GivenMatter> matters{};
};

/// Keeps what was given in this transaction; what the viewer gave before can no longer be taken back.
void remember_given(storage::Transaction& tx, const matters::House& house, const identity::Viewer& viewer,
                    const std::string& account_id, const std::vector<std::string>& matter_ids);
/// What the viewer can still take back; nothing when there is none.
std::optional<Given> given(storage::Transaction& tx, const matters::House& house, const identity::Viewer& viewer);
void forget_given(storage::Transaction& tx, const matters::House& house, const identity::Viewer& viewer);

}  // namespace waarborg::casework
