#include "engine/stretches.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace waarborg::engine;

TEST_CASE("Stretches_OfRandomDays_HaveWhatCanMatterOnThemAndNoMore") {
  std::mt19937 random(5);
  const auto below = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random() % bound); };
  for (int world = 0; world < 300; ++world) {
    std::vector<DayNumber> days;
    for (DayNumber day = 100; day < 160; day += static_cast<DayNumber>(1 + below(5) * below(4))) days.push_back(day);
    std::vector<Assignment> assignments;
    for (std::uint32_t number = below(50); number > 0; --number) {
      const Moment from = Moment{90 + below(80)} * kSecondsOfDay + below(3) - 1;
      assignments.push_back({1, number, 0, 0, from, from + Moment{below(3) * below(4)} * kSecondsOfDay});
    }
    const std::vector<ExplainRule> rules = {{Scope::own, 1, below(2) * 3600, 0, false},
                                            {Scope::own, 1, 0, below(3) * kSecondsOfDay, false}};
    const Moment before = rules[0].before, after = rules[1].after;
    const DayNumber length = 1 + static_cast<DayNumber>(below(9));

    std::vector<DayNumber> seen;
    for (const auto& stretch : stretches_of(days, length, assignments, rules)) {
      REQUIRE(stretch.last - stretch.first < length);
      for (const auto day : days) {
        if (stretch.first <= day && day <= stretch.last) seen.push_back(day);
      }
      const Moment begin = Moment{stretch.first} * kSecondsOfDay, end = (Moment{stretch.last} + 1) * kSecondsOfDay - 1;
      std::vector<Assignment> wanted;
      std::copy_if(assignments.begin(), assignments.end(), std::back_inserter(wanted),
                   [&](const Assignment& one) { return one.from - before <= end && begin <= one.to + after; });
      REQUIRE(stretch.assignments == wanted);
    }
    REQUIRE(seen == days);
  }
}

TEST_CASE("Stretches_OfNoDays_AreNone") { CHECK(stretches_of({}, 7, {}, {}).empty()); }
