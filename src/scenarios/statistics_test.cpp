#include "scenarios/statistics.h"

#include <doctest/doctest.h>

#include <vector>

namespace waarborg::scenarios {

TEST_CASE("Wilson_OfTenInTwenty_IsTheKnownInterval") {
  const auto [low, high] = wilson({10, 20});
  CHECK(low == doctest::Approx(0.2993).epsilon(0.001));
  CHECK(high == doctest::Approx(0.7007).epsilon(0.001));
}

TEST_CASE("Wilson_OfAllAndOfNone_StaysWithinZeroAndOne") {
  CHECK(wilson({0, 10}).low == 0);
  CHECK(wilson({0, 10}).high == doctest::Approx(0.2775).epsilon(0.001));
  CHECK(wilson({10, 10}).high == 1);
  CHECK(wilson({0, 0}).high == 1);
}

TEST_CASE("Uneven_IsTheHighestShareOverTheLowest") {
  const std::vector<Share> groups{{1, 10}, {0, 0}, {3, 20}};
  CHECK(uneven(groups) == doctest::Approx(1.5));
  CHECK(uneven(std::vector<Share>{{1, 10}}) == 0);
  CHECK(uneven(std::vector<Share>{{1, 10}, {0, 10}}) == 0);
}

TEST_CASE("UnevenByChance_IsWideForSmallGroups_AndNarrowForLargeOnes") {
  const auto small = uneven_by_chance(std::vector<Share>{{10, 100}, {10, 100}, {100, 1000}});
  CHECK(small.middle > 1.2);
  CHECK(small.high > 1.8);
  const auto large = uneven_by_chance(std::vector<Share>{{1000, 10'000}, {1000, 10'000}});
  CHECK(large.middle > 1.0);
  CHECK(large.high < 1.12);
  CHECK(uneven_by_chance(std::vector<Share>{{1, 10}}).middle == 0);
}

}  // namespace waarborg::scenarios
