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

}  // namespace waarborg::scenarios
