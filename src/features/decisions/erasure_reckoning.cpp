#include "features/decisions/erasure_reckoning.h"

#include <algorithm>

namespace waarborg::decisions {

namespace {

Date last_day(Date from, calendar::Period period) {
  return calendar::due_date(calendar::Jurisdiction::be, calendar::ClockNature::policy, from, period);
}

}  // namespace

std::map<std::string, std::optional<Date>> erasure_days(std::vector<Pronounced> of_one_person) {
  std::ranges::sort(of_one_person, {}, [](const Pronounced& one) { return one.on; });
  std::map<std::string, std::optional<Date>> out;
  for (const auto& sanction : of_one_person) {
    if (!sanction.period) {
      out[sanction.id] = std::nullopt;
      continue;
    }
    Date end = last_day(sanction.on, *sanction.period);
    for (const auto& later : of_one_person)
      if (later.on > sanction.on && later.on <= end) end = last_day(later.on, *sanction.period);
    out[sanction.id] = add_days(end, 1);
  }
  return out;
}

}  // namespace waarborg::decisions
