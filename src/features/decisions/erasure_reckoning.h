// When the sanctions of one person are erased. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/calendar/calendar.h"

namespace waarborg::decisions {

/// A sanction that stands. Without a period it is never erased by itself.
struct Pronounced {
  std::string id;
  Date on{};
  std::optional<calendar::Period> period;
};

/// The first day on which each is erased, by id; nothing for one without a period. The period runs from the day of
/// pronouncement and begins again at every sanction pronounced while it runs, its last day included (trap 6; act of 13
/// May 1999, art. 57).
std::map<std::string, std::optional<Date>> erasure_days(std::vector<Pronounced> of_one_person);

}  // namespace waarborg::decisions
