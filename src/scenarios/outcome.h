// What lists found of what was put in, and on whom they fell wrongly.
#pragma once

#include <array>
#include <vector>

#include "engine/listing.h"
#include "scenarios/sides.h"
#include "scenarios/statistics.h"
#include "scenarios/world.h"

namespace waarborg::scenarios {

/// Sums over worlds: add() outcomes of several seeds.
struct Outcome {
  using Shares = std::array<std::array<Share, kLevels>, kScenarios>;
  Shares in_a_year, in_90_days;  ///< of pieces of misuse; 90 days from its first look
  Shares explained;              ///< of misuse: pairs of officer and subject of which no look stayed of interest
  Share precision;               ///< of listed cases, those that show misuse
  Share ceiling;                 ///< the same if every piece of misuse were listed once
  std::uint64_t staff_days = 0;
  std::array<Share, kRoles> false_by_role;  ///< officers with a case that shows no misuse, of officers
  std::array<Share, kRanks> false_by_rank;
  std::array<Share, 2> false_by_hours;  ///< office hours, around the clock
  std::uint64_t looks = 0, looks_explained = 0;

  void add(const Outcome& other);
  [[nodiscard]] double false_per_thousand_a_day() const {
    return staff_days == 0 ? 0
                           : static_cast<double>(precision.all - precision.of) * 1000 / static_cast<double>(staff_days);
  }
};

/// A listed case shows misuse when one of its subjects is of a misuse of that officer that had begun; an event when it
/// is one that was put in.
Outcome outcome_of(const World& world, const std::vector<Listed>& listed, const Budget& budget);
/// Fills what is about explanations.
void count_explained(const World& world, const engine::Facts& facts, Outcome& outcome);

}  // namespace waarborg::scenarios
