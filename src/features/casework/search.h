// Looking for a matter by its number or title, among what one may see. Titles are sealed, so they are opened one by
// one, newest first: one ask looks at a bounded number of matters and says how far back it came, and the next goes on
// from there. The costs do not grow with the number of matters.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "matters/queue.h"

namespace waarborg::casework {

inline constexpr int kLookedAtMax = 400;
inline constexpr std::size_t kFoundMax = 25;
inline constexpr std::size_t kSearchLengthMax = 100;

struct Found {
  std::vector<matters::QueueRow> rows{};
  std::string next{};             ///< where to go on, or empty when all has been looked at
  std::optional<Date> back_to{};  ///< received on this day or later has been looked at; set with `next`
};
/// Matters whose number or title holds every word of `typed`, whatever accents and case. A number typed whole comes
/// first. Leaves one audit line, without what was looked for. Errors: "error.required", "error.too_long" ("q").
Result<Found> search_matters(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                             const std::string& typed, const std::string& after);

}  // namespace waarborg::casework
