#include "features/atypical/estimate.h"

#include <doctest/doctest.h>

using namespace waarborg::atypical;

TEST_CASE("ShareOf_KnownCounts_HasWilsonsInterval") {
  const auto half = share_of(5, 10);
  CHECK(half.share == doctest::Approx(0.5));
  CHECK(half.low == doctest::Approx(0.2366).epsilon(0.001));
  CHECK(half.high == doctest::Approx(0.7634).epsilon(0.001));
  const auto none = share_of(0, 10);
  CHECK(none.low == 0);
  CHECK(none.high == doctest::Approx(0.2775).epsilon(0.001));
}

TEST_CASE("[LOG-03] Estimate_OfControls_GivesRecallAndTheCeilingWithIntervals") {
  Counted counted;
  counted.cases = 40;
  counted.cases_followed = 8;
  counted.pairs_followed = 10;
  counted.plain = {1000, 100, 1};  // some ten more among what did not stand out
  counted.left_out = {50, 10, 1};  // and some five among what had no room
  const auto estimated = estimate(counted, 5);
  REQUIRE(estimated);
  CHECK(estimated->recall.share == doctest::Approx(10.0 / 25));
  CHECK(estimated->recall.low < estimated->recall.share);
  CHECK(estimated->recall.high > estimated->recall.share);
  CHECK(estimated->ceiling.share == doctest::Approx(23.0 / 40));
  CHECK(estimated->ceiling.low < estimated->ceiling.share);
  CHECK(estimated->ceiling.high == 1);
}

TEST_CASE("Estimate_OfTooFewControls_IsNotMade") {
  Counted counted;
  counted.cases = 40;
  counted.cases_followed = counted.pairs_followed = 10;
  counted.plain = {1000, 4, 0};
  CHECK_FALSE(estimate(counted, 5));
  counted.plain.judged = 5;
  CHECK(estimate(counted, 5));
  counted.left_out.pairs = 3;
  CHECK_FALSE(estimate(counted, 5));
}

TEST_CASE("Estimate_OfCasesWithManyPairs_HasACeilingNoLowerThanTheirPrecision") {
  // Few of the pairs of a case are what it was followed for, and nothing doubtful was drawn.
  Counted counted;
  counted.cases = 36;
  counted.cases_followed = counted.pairs_followed = 5;
  counted.plain = {5000, 20, 0};
  const auto estimated = estimate(counted, 5);
  REQUIRE(estimated);
  CHECK(estimated->ceiling.share == doctest::Approx(5.0 / 36));
}
