#include "engine/stretches.h"

#include <algorithm>

namespace waarborg::engine {

std::vector<Stretch> stretches_of(std::span<const DayNumber> days, DayNumber length,
                                  std::span<const Assignment> assignments, std::span<const ExplainRule> rules) {
  std::vector<Stretch> all;
  for (const auto day : days) {
    if (all.empty() || day >= all.back().first + length) all.push_back({day, day, {}});
    all.back().last = day;
  }
  Moment before = 0, after = 0;
  for (const auto& rule : rules) {
    before = std::max<Moment>(before, rule.before);
    after = std::max<Moment>(after, rule.after);
  }
  for (const auto& one : assignments) {
    auto its = std::partition_point(all.begin(), all.end(), [&](const Stretch& stretch) {
      return (Moment{stretch.last} + 1) * kSecondsOfDay <= one.from - before;
    });
    for (; its != all.end() && Moment{its->first} * kSecondsOfDay <= one.to + after; ++its) {
      its->assignments.push_back(one);
    }
  }
  return all;
}

}  // namespace waarborg::engine
