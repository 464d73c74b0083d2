// A scan's days in stretches, each with the assignments that can matter on it: the tables made of these stay small
// enough for the nearest cache however many days there are.
#pragma once

#include <span>
#include <vector>

#include "engine/explain.h"

namespace waarborg::engine {

struct Stretch {
  DayNumber first = 0, last = 0;
  std::vector<Assignment> assignments;  ///< in their order
};

/// The days, which rise, in stretches of at most `length` days, with those of `assignments` whose widest window by
/// `rules` reaches one of these days.
std::vector<Stretch> stretches_of(std::span<const DayNumber> days, DayNumber length,
                                  std::span<const Assignment> assignments, std::span<const ExplainRule> rules);

}  // namespace waarborg::engine
