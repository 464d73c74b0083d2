// Explanations that mining proposed and two people took into use (docs/decisions/0034). They stand in the database
// beside those of content/detection.yaml, and whoever judges look-ups judges with both.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "matters/house.h"

namespace waarborg::monitor {

struct ApprovedExplanation {
  int number = 0;                       ///< 1, 2, ... in the order of approval
  std::string key;                      ///< unique for ever
  std::string scope;                    ///< as content/detection.yaml names it
  std::vector<std::string> kinds;       ///< of assignments
  std::uint32_t before = 0, after = 0;  ///< seconds
  std::uint32_t least = 0;
  std::string asked_by, approved_by;  ///< accounts
  Instant approved_at;
  Date from;                  ///< the first day in force
  std::optional<Date> until;  ///< the first day no longer in force
  std::string ended_by;
  std::optional<Instant> ended_at;

  [[nodiscard]] bool in_force(Date day) const { return from <= day && (!until || day < *until); }
};

/// Kinds of assignments as tables of the database hold them, one a line.
std::vector<std::string> kinds_from(const std::string& lines);
/// In the order of approval, those that ended too.
std::vector<ApprovedExplanation> approved_explanations(storage::Transaction& tx);
/// Takes one into use from `wish.from` on; answers its number. `number` and the end are ignored, `key` becomes unique.
/// No authorisation, no audit. Errors: "proposals.from_past" (field from), "proposals.already" (the same is in use or
/// will be), "proposals.too_many", those of the content.
Result<int> approve_explanation(storage::Transaction& tx, const matters::House& house, ApprovedExplanation wish);
/// From today on it explains nothing. No authorisation, no audit. Errors: not_found, "proposals.ended".
Result<Done> end_explanation(storage::Transaction& tx, const matters::House& house, int number,
                             const std::string& account_id);

}  // namespace waarborg::monitor
